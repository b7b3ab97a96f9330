package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The user or application has no permission for the request (403). */
public final class PermissionException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    PermissionException(ErrorResponse response, CallSummary call) {
        super(response, call, "Assign the missing permission set to the user or application in Business Central.");
    }
}
