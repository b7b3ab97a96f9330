package io.github.businesscentral.payments.examples.reconcile;

import java.io.Serial;

/** Why the statement as a whole cannot be worked on, in words for the person who started the program. */
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
