package io.github.businesscentral.payments.auth;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with the identity provider, as far as it may be told.
 *
 * @param status of the answer; 0 if there was none
 */
record MsalExchange(
        String host,
        int status,
        @Nullable String contentType,
        boolean isJson,
        @Nullable IOException failure) {
    /** Whether asking again with the same credentials would be answered in the same way. */
    boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }

    /** Whether MSAL's text about it is of use, and holds no part of a token: it does so with successes that it cannot read. */
    boolean isExplained() {
        return isJson && status >= 400;
    }

    /** What was seen, for a message. */
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
