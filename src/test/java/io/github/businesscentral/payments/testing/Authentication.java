package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rule 2: accepts all credentials, except those that a test has rejected. */
final class Authentication {
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)(?:Bearer|Basic) +\\S+");

    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    void reject(String token) {
        rejected.add(token);
    }

    void forbid(String token) {
        forbidden.add(token);
    }

    void accept(String token) {
        rejected.remove(token);
        forbidden.remove(token);
    }

    void check(@Nullable String authorization) {
        if (authorization == null || !CREDENTIALS.matcher(authorization).matches()) {
            throw unauthenticated();
        }
        String token = authorization.substring(authorization.indexOf(' ')).trim();
        if (rejected.contains(token)) {
            throw unauthenticated();
        }
        if (forbidden.contains(token)) {
            // Status and text were seen live. The code was never recorded, but its family is documented.
            throw new ODataError(
                    403,
                    "Authorization_PermissionDenied",
                    "Sorry, the current permissions prevented the action."
                            + " (TableData 81 Gen. Journal Line Read: Base Application)");
        }
    }

    private static ODataError unauthenticated() {
        return new ODataError(
                401, "Authentication_InvalidCredentials", "The server has rejected the client credentials");
    }
}
