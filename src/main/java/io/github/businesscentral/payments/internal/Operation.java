package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;

/**
 * The work of a call: sends the necessary requests, and returns the response or throws. Reads, questions, batches and each kind
 * of write are operations.
 */
@FunctionalInterface
public interface Operation<T> {
    /** Executes {@code spec}, which has this operation, within the deadline of {@code session}. */
    ApiResponse<T> run(Session session, CallSpec<T> spec);

    /** Whether a look-up can find out if a request without a response was executed. */
    default boolean canBeSettled() {
        return true;
    }

    /** The number of long requests that the operation sends one after another. The default deadline allows for each of them. */
    default int requests() {
        return 1;
    }
}
