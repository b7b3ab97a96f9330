package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.RequestOptions;
import java.util.concurrent.CompletableFuture;

/**
 * Prepared calls that travel together, up to 100 in a request ({@code business-central.md} 7), and keep what is promised of
 * them alone: a create in a batch is exactly-once, an update carries its ETag, and what is not known is said to be so.
 *
 * <pre>{@code
 * Batch batch = client.batch().continueOnError();
 * Handle<CustomerPayment> first = batch.add(journal.calls().create(one));
 * Handle<CustomerPayment> second = batch.add(journal.calls().create(other));
 * BatchResult result = batch.execute();            // 2 members: 1 succeeded, 1 failed; nothing is thrown
 * CustomerPayment payment = first.value();         // or the exception that the call alone would have thrown
 * }</pre>
 *
 * <p>The server carries members out one after the other. By itself it stops at the first failure: the members before it have
 * taken effect, those behind it are not executed. {@link #continueOnError} and {@link #atomic} change that.
 *
 * <p>A batch is filled and executed once, by one thread.
 */
public interface Batch {
    /**
     * Adds a call, and returns what will become of it. Nothing is sent yet. The call's own headers travel with it.
     *
     * @throws IllegalArgumentException if the call was added before, is of another client or company, has a deadline, an
     *     attempt timeout or a replica of its own, or is a posting in an {@link #atomic} batch
     * @throws IllegalStateException if the batch has been executed
     */
    <T> Handle<T> add(ApiCall<T> call);

    /** Tries all members, whatever becomes of the others. Sends {@code Prefer: odata.continue-on-error}. */
    Batch continueOnError();

    /**
     * Lets all members take effect, or none of them: they are one transaction on the server ({@code Isolation: snapshot}) and
     * always one request. Takes up to 100 members and no posting, which commits on its own.
     *
     * @throws IllegalStateException if a posting was added
     */
    Batch atomic();

    /** Sets options of the batch's requests; the default deadline is 10 minutes for each 100 members. */
    Batch with(RequestOptions options);

    /** How many members there are. */
    int size();

    /**
     * Sends the members, more than 100 of them in several requests, and returns what became of them. What the server or the
     * network says is never thrown here: it is told member by member, and by {@link BatchResult#orThrow()}.
     *
     * @throws IllegalStateException if it has no members, has been executed before, or is atomic and has more than 100
     */
    BatchResult execute();

    /**
     * Does what {@link #execute} does on a thread of the client. Cancelling the future ends the request on the wire. The
     * handles stay {@link Handle.Status#PENDING} until that thread has taken notice, and then tell what is known; a batch
     * that had not begun stays pending for good.
     */
    CompletableFuture<BatchResult> executeAsync();
}
