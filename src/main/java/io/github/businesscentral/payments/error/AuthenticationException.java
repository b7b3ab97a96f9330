package io.github.businesscentral.payments.error;

import java.io.Serial;

/** The server rejected the credentials (401): a token, even after it was renewed once, or a user name and access key. */
public final class AuthenticationException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    AuthenticationException(ErrorResponse response, CallSummary call) {
        super(
                response,
                call,
                "With a token, check its tenant and scope, and that the application is enabled in Business Central on the"
                        + " page Microsoft Entra applications. With BasicAuthInterceptor, check the user's name and web"
                        + " service access key.");
    }
}
