package io.github.businesscentral.payments.examples.statement;

import java.io.Serial;

/** A file is no statement, or none that can be read whole. The message says why, and what to do. */
public final class UnreadableStatementException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableStatementException(String message) {
        super(message);
    }

    UnreadableStatementException(String message, Throwable cause) {
        super(message, cause);
    }
}
