package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted while it waited for a token, a connection or the next attempt. Its interrupt flag is set
 * again. A thread that reads from a socket notices an interrupt only when bytes arrive or a timeout expires.
 */
public final class CallInterruptedException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Creates an exception whose message states what the thread was waiting for. */
    public CallInterruptedException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
