package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * No whole answer arrived: the connection failed, the client was closed, or one of the subclasses. For a write it means
 * that the server surely did not execute it; where that is not sure, {@link OutcomeUnknownException} is thrown instead.
 */
public class TransportException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Makes an exception with a message that tells what happened and what to check. */
    public TransportException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
