package io.github.businesscentral.payments.examples.imports;

import java.io.Serial;

/** Why the file as a whole cannot be worked on, in words for the person who started the program. */
final class CannotImportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    CannotImportException(String message) {
        super(message);
    }

    CannotImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
