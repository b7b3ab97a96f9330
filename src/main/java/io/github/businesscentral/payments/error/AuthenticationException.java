package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The server does not accept the token (401), also after it was renewed once. */
public final class AuthenticationException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    AuthenticationException(ErrorResponse response, CallSummary call) {
        super(
                response,
                call,
                "Check the token's tenant and scope, and that the application is enabled in Business Central on the page Microsoft Entra applications.");
    }
}
