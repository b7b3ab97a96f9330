package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.util.Optional;

/**
 * The result of one member of a {@link Batch}, available once the batch has been executed. Safe for use by any number of threads.
 *
 * @param <T> the member's result
 */
public interface Handle<T> {
    /** The status of a member. */
    enum Status {
        /** The batch has not executed the member yet. */
        PENDING,
        /** It has taken effect, and its value is available. */
        SUCCEEDED,
        /** The server refused it, or it could not be sent; it has not taken effect. */
        FAILED,
        /**
         * It has not taken effect because another member failed: the batch stopped there, or was rolled back. You can send it
         * again unchanged, unless {@link #failure} says that an earlier attempt may have executed the batch.
         */
        NOT_EXECUTED,
        /** It was sent, but its outcome is unknown. Do not repeat it blindly. */
        UNKNOWN
    }

    /** The status of the member. */
    Status status();

    /**
     * The member's response, with the status and headers from within the batch.
     *
     * @throws BusinessCentralException the {@link #failure}, if there is one
     * @throws IllegalStateException if the batch has not been executed
     */
    ApiResponse<T> response();

    /**
     * Why there is no result. This is {@link io.github.businesscentral.payments.error.NotExecutedException} if another member
     * failed, and {@link io.github.businesscentral.payments.error.OutcomeUnknownException} if the outcome is unknown.
     */
    Optional<BusinessCentralException> failure();

    /**
     * The member's result, as {@code execute()} of the call alone would have returned it.
     *
     * @throws BusinessCentralException the {@link #failure}, if there is one
     * @throws IllegalStateException if the batch has not been executed
     */
    default T value() {
        return response().value();
    }
}
