package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * No complete response arrived, because the connection failed or the client was closed, or for the reason that a subclass states.
 * A write was certainly not executed; otherwise {@link OutcomeUnknownException} is thrown instead.
 */
public class TransportException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Creates an exception whose message states what happened and what to check. */
    public TransportException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
