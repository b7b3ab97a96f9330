package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The server's {@code @odata.nextLink} cannot be followed: it is no address, leads elsewhere, or in a circle. */
public final class PagingException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Makes an exception with a message that tells what is wrong with the link. */
    public PagingException(String message, CallSummary call) {
        super(message, call, null);
    }
}
