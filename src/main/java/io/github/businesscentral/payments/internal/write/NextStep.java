package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import org.jspecify.annotations.Nullable;

/** What follows after an attempt of a write that did not succeed. */
public sealed interface NextStep<T> {
    /**
     * The write has taken effect: a look-up has found it.
     *
     * @param ours whether one of the unanswered attempts must have done it
     */
    record Done<T>(ApiResponse<T> found, @Nullable CreateOutcome outcome, boolean ours) implements NextStep<T> {}

    /** The same request is sent again. */
    record Resend<T>() implements NextStep<T> {}

    /** Nothing was executed, and another request can succeed. */
    record Restart<T>() implements NextStep<T> {}

    /** Nothing was executed: the write fails with this exception. */
    record Fail<T>(BusinessCentralException failure) implements NextStep<T> {}

    /**
     * The outcome cannot be known.
     *
     * @param why what was found out; empty if nothing
     * @param found the entity that is there instead of the one that was sent
     * @param cause why the server could not be asked; null if the failed attempt is the cause
     */
    record Unknown<T>(
            String why, @Nullable Object found, @Nullable Throwable cause) implements NextStep<T> {
        /** The failed attempt is the cause. */
        public Unknown(String why, @Nullable Object found) {
            this(why, found, null);
        }

        /** Nothing was found out. */
        public Unknown(String why) {
            this(why, null, null);
        }
    }
}
