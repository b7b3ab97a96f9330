package io.github.businesscentral.payments.error;

import java.io.Serial;

/**
 * The server rejected the request (400, 405, 413, 415, 501), for example because of a business rule, an unknown property or an
 * invalid value.
 */
public final class InvalidRequestException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    InvalidRequestException(ErrorResponse response, CallSummary call) {
        super(
                response,
                call,
                "Nothing was changed. Correct the request, or the data in Business Central that it refers to.");
    }
}
