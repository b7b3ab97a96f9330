package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import org.jspecify.annotations.Nullable;

/** The next step after an attempt of a write did not succeed. */
public sealed interface NextStep<T> {
    /**
     * A look-up found that the write has taken effect.
     *
     * @param ours whether one of the unanswered attempts must have done it
     */
    record Done<T>(ApiResponse<T> found, @Nullable CreateOutcome outcome, boolean ours) implements NextStep<T> {}

    /** Send the same request again. */
    record Resend<T>() implements NextStep<T> {}

    /** Nothing was executed, and another request can succeed. */
    record Restart<T>() implements NextStep<T> {}

    /** Nothing was executed. The write fails with this exception. */
    record Fail<T>(BusinessCentralException failure) implements NextStep<T> {}

    /**
     * The outcome is unknown.
     *
     * @param why the findings; empty if there are none
     * @param found the entity that exists instead of the one that was sent
     * @param cause why the server could not be asked; null if the failed attempt is the cause
     */
    record Unknown<T>(
            String why, @Nullable Object found, @Nullable Throwable cause) implements NextStep<T> {
        /** The failed attempt is the cause. */
        public Unknown(String why, @Nullable Object found) {
            this(why, found, null);
        }

        /** No entity was found, and the failed attempt is the cause. */
        public Unknown(String why) {
            this(why, null, null);
        }
    }
}
