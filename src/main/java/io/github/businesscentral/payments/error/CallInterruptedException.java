package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted while it waited; its interrupt flag is set again. */
public final class CallInterruptedException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Makes an exception with a message that tells what the thread was waiting for. */
    public CallInterruptedException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
