package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The service, or a gateway in front of it, is unavailable (502, 503, 504), even after waiting. */
public final class UnavailableException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    UnavailableException(ErrorResponse response, CallSummary call) {
        super(response, call, "Try again later.");
    }
}
