package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The server's {@code @odata.nextLink} cannot be followed: it is not a valid address, leads to another host, or repeats. */
public final class PagingException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Creates an exception whose message states what is wrong with the link. */
    public PagingException(String message, CallSummary call) {
        super(message, call, null);
    }
}
