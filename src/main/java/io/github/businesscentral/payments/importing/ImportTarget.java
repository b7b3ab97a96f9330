package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The journal that payments are imported into, and the time that its client lives by. */
public interface ImportTarget {
    /** A line that is there. */
    record Line(UUID id, int number) {}

    /** What tells this journal from all others: its address. */
    String journal();

    /** Looks which line is the last one now. */
    Optional<Line> look();

    /** A line that is there: the one that was seen last, else one that the client has added since. */
    Optional<Line> witness();

    /** Reserves no number up to this one. */
    void skip(int number);

    /** Returns the first of {@code count} numbers, {@link #step()} apart, that nobody else gets. */
    int reserve(int count);

    /** How far reserved numbers are apart. */
    int step();

    /** Prepares the create of a payment, which has its number. */
    ApiCall<CustomerPayment> create(NewCustomerPayment payment);

    /** Begins a batch in which each member stands for itself. */
    Batch batch();

    /** For how long a batch with these options may be sent; what they leave open the client has set. */
    Duration deadline(RequestOptions options);

    /** The journal's payments. */
    Paged<CustomerPayment> list(Query<CustomerPayment> query);

    /** An attempt of an earlier run may be executed as late as this. */
    void mayCommitUntil(Instant until);

    /** Whether a posting of the client that was not answered may be executed at any moment. */
    boolean mayBePosted();

    /** What the clock on the wall says. */
    Instant now();

    /** A clock that only moves forward. */
    long nanoTime();

    /** Waits until {@code made} is done. */
    void await(CompletableFuture<?> made) throws InterruptedException;
}
