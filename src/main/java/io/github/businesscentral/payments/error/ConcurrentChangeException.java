package io.github.businesscentral.payments.error;

import java.io.Serial;

/** Somebody changed the entity since it was read (409 {@code Request_EntityChanged}, or 412); nothing was written. */
public final class ConcurrentChangeException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    ConcurrentChangeException(ErrorResponse response, CallSummary call) {
        super(response, call, "Read the entity again and apply the change to what it is now.");
    }
}
