package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The call's deadline passed: while connecting, sending, reading, waiting for a token or between two attempts. */
public final class DeadlineExceededException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Makes an exception with a message that names the deadline. */
    public DeadlineExceededException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
