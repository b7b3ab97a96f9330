package io.github.businesscentral.payments.error;

import java.io.Serial;

/** Too many requests (429), even after waiting. The last request was not executed. */
public final class ThrottledException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    ThrottledException(ErrorResponse response, CallSummary call) {
        super(response, call, "Send fewer requests at a time, or wait for retryAfter().");
    }
}
