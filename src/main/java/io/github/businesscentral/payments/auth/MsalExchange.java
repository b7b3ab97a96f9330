package io.github.businesscentral.payments.auth;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with the identity provider, without secrets.
 *
 * @param status the status of the response; 0 if there was none
 */
record MsalExchange(
        String host,
        int status,
        @Nullable String contentType,
        boolean isJson,
        @Nullable IOException failure) {
    /** Whether the identity provider would answer the same to another attempt with these credentials. */
    boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }

    /** Whether MSAL's own message is useful and contains no part of a token. It may contain one after an unreadable success. */
    boolean isExplained() {
        return isJson && status >= 400;
    }

    /** A description for messages. */
    String described() {
        if (failure != null) {
            return "could not be reached (" + MsalFetch.plain(failure.toString())
                    + "). Check the network, the proxy and the address";
        }
        if (!isJson) {
            String type = contentType == null ? "something" : MsalFetch.plain(contentType);
            return "answered HTTP " + status + " with " + type + " that is not JSON, probably from a proxy or gateway";
        }
        return "answered HTTP " + status + (status < 400 ? ", but without a token that can be read" : "");
    }
}
