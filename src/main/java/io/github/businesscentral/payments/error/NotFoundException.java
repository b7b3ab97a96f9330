package io.github.businesscentral.payments.error;

import java.io.Serial;

/**
 * The server did not find the resource (404). The {@link #code} states what is missing:
 *
 * <ul>
 *   <li>{@link ErrorCode#RESOURCE_NOT_FOUND} and {@link ErrorCode#RECORD_NOT_FOUND}: the record was deleted or posted, or its id belongs
 *     to another company or journal.
 *   <li>{@link ErrorCode#COMPANY_NOT_FOUND}: the company does not exist.
 *   <li>{@link ErrorCode#NOT_FOUND}, or no code: the address does not exist. The environment, tenant or API version is wrong.
 * </ul>
 */
public final class NotFoundException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    NotFoundException(ErrorResponse response, CallSummary call) {
        super(response, call, wayOut(response.code()));
    }

    private static String wayOut(ErrorCode code) {
        if (code.equals(ErrorCode.NONE) || code.equals(ErrorCode.NOT_FOUND)) {
            return "The address does not exist: check the name of the environment, the tenant and the API version of the"
                    + " endpoint.";
        }
        return code.equals(ErrorCode.COMPANY_NOT_FOUND)
                ? "The environment has no such company: client.companies().list() shows those that it has."
                : "It may have been posted or deleted, or the id belongs to another company or journal.";
    }
}
