package io.github.businesscentral.payments.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * Fetches access tokens. An implementation does not have to cache them. The library keeps a token, requests the next one some
 * minutes before it expires, and calls this on one thread at a time.
 */
@FunctionalInterface
public interface TokenProvider {
    /**
     * Returns a token that is valid now. May block: it runs on a separate thread, which the end of a call does not interrupt.
     *
     * @throws io.github.businesscentral.payments.error.TokenException if there is no token; its message must not contain a
     *     secret. Any other exception counts as a temporary failure
     */
    AccessToken token(TokenRequest request) throws Exception;

    /**
     * How long {@link #token token(…)} may take before its thread is interrupted and the next call tries again. Default 70
     * seconds. Use more if a person has to act. No call waits beyond its own deadline. Read once, when the client is built.
     */
    default Duration timeLimit() {
        return Duration.ofSeconds(70);
    }

    /** Returns a provider that always returns this token. If the server rejects it, calls fail with the 401. */
    static TokenProvider fixed(String token) {
        AccessToken fixed = AccessToken.of(token, Instant.MAX);
        return request -> fixed;
    }
}
