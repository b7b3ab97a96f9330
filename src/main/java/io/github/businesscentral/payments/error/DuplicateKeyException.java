package io.github.businesscentral.payments.error;

import java.io.Serial;

/** Another record has the key that was sent, such as the line number in the journal; nothing was written. */
public final class DuplicateKeyException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    DuplicateKeyException(ErrorResponse response, CallSummary call) {
        super(response, call, "Look at the record that has the key, or choose another.");
    }
}
