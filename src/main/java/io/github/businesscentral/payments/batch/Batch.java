package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.RequestOptions;
import java.util.concurrent.CompletableFuture;

/**
 * Sends up to 100 prepared calls in one request ({@code business-central.md} 7). Each call keeps its own guarantees: a create is
 * exactly-once, an update sends its ETag, and an unknown outcome is reported as unknown.
 *
 * <pre>{@code
 * Batch batch = client.batch().continueOnError();
 * Handle<CustomerPayment> first = batch.add(journal.calls().create(one));
 * Handle<CustomerPayment> second = batch.add(journal.calls().create(other));
 * BatchResult result = batch.execute();            // 2 members: 1 succeeded, 1 failed; nothing is thrown
 * CustomerPayment payment = first.value();         // or the exception that the call alone would have thrown
 * }</pre>
 *
 * <p>The server executes the members in order. By default it stops at the first failure: earlier members have taken effect, later
 * ones are not executed. {@link #continueOnError} and {@link #atomic} change that.
 *
 * <p>Use a batch on one thread, and execute it once.
 */
public interface Batch {
    /**
     * Adds a call and returns the handle to its result. Sends nothing yet. The call keeps its own headers.
     *
     * @throws IllegalArgumentException if the call was already added, belongs to another client or company, has its own deadline,
     *     attempt timeout or {@code readOnlyReplica()}, or is a posting in an {@link #atomic} batch
     * @throws IllegalStateException if the batch has been executed
     */
    <T> Handle<T> add(ApiCall<T> call);

    /** Executes all members, even after one fails. Sends {@code Prefer: odata.continue-on-error}. */
    Batch continueOnError();

    /**
     * Makes the batch one transaction on the server ({@code Isolation: snapshot}): all members take effect, or none. An atomic
     * batch is always one request of up to 100 members. It takes no posting, because the server commits postings separately.
     *
     * @throws IllegalStateException if a posting was added
     */
    Batch atomic();

    /** Sets options of the batch's requests. The default deadline is 10 minutes for each 100 members. */
    Batch with(RequestOptions options);

    /** The number of members. */
    int size();

    /**
     * Sends the members and returns their results. More than 100 members are sent in several requests. Server and network errors
     * end up in the result, not in an exception: see the handle of each member, and {@link BatchResult#orThrow()}.
     *
     * @throws IllegalStateException if the batch is empty, was executed before, or is atomic with more than 100 members
     */
    BatchResult execute();

    /**
     * Executes the batch on a thread of the client. Cancelling the future aborts the request in flight. The handles stay {@link
     * Handle.Status#PENDING} until that thread has stopped, and then show the outcomes as far as known. If the batch had not
     * started, they stay pending.
     */
    CompletableFuture<BatchResult> executeAsync();
}
