package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The service, or a gateway before it, cannot answer now (502, 503, 504), also after waiting. */
public final class UnavailableException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    UnavailableException(ErrorResponse response, CallSummary call) {
        super(response, call, "Try again later.");
    }
}
