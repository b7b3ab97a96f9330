package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.util.Optional;

/**
 * What becomes of one member of a {@link Batch}. It can be asked from any thread, and knows the answer when the batch has
 * been executed.
 *
 * @param <T> the member's result
 */
public interface Handle<T> {
    /** What became of a member. */
    enum Status {
        /** The batch has not come to it yet. */
        PENDING,
        /** It has taken effect, and its value is there. */
        SUCCEEDED,
        /** The server refused it, or it could not be sent; it has not taken effect. */
        FAILED,
        /**
         * It has not taken effect because another member failed: the batch stopped there, or was taken back as a whole. It can
         * be sent again as it is, unless {@link #failure} says that an earlier run may have executed the batch.
         */
        NOT_EXECUTED,
        /** It was sent, and it cannot be told what became of it. Must not be repeated blindly. */
        UNKNOWN
    }

    /** What became of the member. */
    Status status();

    /**
     * The member's response, with the status and headers that it had within the batch.
     *
     * @throws BusinessCentralException the {@link #failure} if there is one
     * @throws IllegalStateException if the batch has not been executed
     */
    ApiResponse<T> response();

    /**
     * Why there is no result: {@link io.github.businesscentral.payments.error.NotExecutedException} if another member is to
     * blame, {@link io.github.businesscentral.payments.error.OutcomeUnknownException} if it cannot be told what became of it.
     */
    Optional<BusinessCentralException> failure();

    /**
     * The member's result, as {@code execute()} of the call alone would have returned it.
     *
     * @throws BusinessCentralException the {@link #failure} if there is one
     * @throws IllegalStateException if the batch has not been executed
     */
    default T value() {
        return response().value();
    }
}
