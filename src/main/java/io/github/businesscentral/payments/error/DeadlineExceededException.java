package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The call's deadline passed while it was connecting, sending, reading, or waiting for a token or the next attempt. */
public final class DeadlineExceededException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Creates an exception whose message names the deadline. */
    public DeadlineExceededException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
