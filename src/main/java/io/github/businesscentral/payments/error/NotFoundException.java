package io.github.businesscentral.payments.error;

import java.io.Serial;

/**
 * What was asked for is not there (404). By the {@link #code}: with {@link ErrorCode#RESOURCE_NOT_FOUND} and {@link
 * ErrorCode#RECORD_NOT_FOUND} the record was deleted or posted, or its id belongs to another company or journal; with {@link
 * ErrorCode#COMPANY_NOT_FOUND} there is no such company; with {@link ErrorCode#NOT_FOUND}, or without a code, the address leads
 * nowhere: the environment, the tenant or the API version is wrong.
 */
public final class NotFoundException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    NotFoundException(ErrorResponse response, CallSummary call) {
        super(response, call, wayOut(response.code()));
    }

    private static String wayOut(ErrorCode code) {
        if (code.equals(ErrorCode.NONE) || code.equals(ErrorCode.NOT_FOUND)) {
            return "The address leads nowhere: check the name of the environment, the tenant and the API version of the"
                    + " endpoint.";
        }
        return code.equals(ErrorCode.COMPANY_NOT_FOUND)
                ? "The environment has no such company: client.companies().list() shows those that it has."
                : "It may have been posted or deleted, or the id belongs to another company or journal.";
    }
}
