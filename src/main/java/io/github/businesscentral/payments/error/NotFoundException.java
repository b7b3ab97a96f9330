package io.github.businesscentral.payments.error;

import java.io.Serial;

/** What was asked for is not there (404): it was deleted or posted, or the id belongs to another company or journal. */
public final class NotFoundException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    NotFoundException(ErrorResponse response, CallSummary call) {
        super(response, call, "It may have been posted or deleted, or the id belongs to another company or journal.");
    }
}
