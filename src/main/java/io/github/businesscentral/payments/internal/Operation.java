package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;

/**
 * What a call does: it sends the requests that it takes, and returns the response or throws. A read, a question, a batch and
 * each kind of write are an operation each.
 */
@FunctionalInterface
public interface Operation<T> {
    /** Carries out {@code spec}, which has this operation, within the deadline of {@code session}. */
    ApiResponse<T> run(Session session, CallSpec<T> spec);

    /** Whether a look-up can tell if a request without an answer was executed. */
    default boolean canBeSettled() {
        return true;
    }

    /** How many long requests the operation makes one after the other; the default deadline allows for each of them. */
    default int requests() {
        return 1;
    }
}
