package io.github.businesscentral.payments.auth;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import okhttp3.Challenge;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims that a 401 requires of the next token: {@code WWW-Authenticate: Bearer error="insufficient_claims",
 * claims="…"}, with JSON in Base64. Microsoft's services send it when a sign-in was revoked or a policy requires more.
 */
final class ClaimsChallenge {
    private static final int LONGEST = 16 * 1024;

    private ClaimsChallenge() {}

    /** Returns the claims as JSON. Null if there are none, or if they are not valid JSON. */
    static @Nullable String of(Response response) {
        for (Challenge challenge : response.challenges()) {
            String claims = challenge.authParams().get("claims");
            if (claims != null && challenge.scheme().equalsIgnoreCase("Bearer") && claims.length() <= LONGEST) {
                return decoded(claims);
            }
        }
        return null;
    }

    private static @Nullable String decoded(String claims) {
        try {
            byte[] json = Base64.getDecoder().decode(claims.replace('-', '+').replace('_', '/'));
            Object value = JsonReader.of(new Buffer().write(json)).readJsonValue();
            return value instanceof Map ? new String(json, StandardCharsets.UTF_8) : null;
        } catch (IllegalArgumentException | IOException | JsonDataException e) {
            // Treated like any other 401: the token is renewed without claims.
            return null;
        }
    }
}
