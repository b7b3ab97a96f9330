package io.github.businesscentral.payments.examples.reconcile;

import java.io.Serial;

/** Nothing can be done with the statement, for the reason in the message. */
final class CannotReconcileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    CannotReconcileException(String message) {
        super(message);
    }

    CannotReconcileException(String message, Throwable cause) {
        super(message, cause);
    }
}
