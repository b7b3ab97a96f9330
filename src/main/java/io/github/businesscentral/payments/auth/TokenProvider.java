package io.github.businesscentral.payments.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * Fetches access tokens. It need not keep them: the caller keeps a token, asks for the next one some minutes before it
 * expires, and asks on one thread at a time.
 */
@FunctionalInterface
public interface TokenProvider {
    /**
     * Returns a token that is valid now. May block; runs on a thread of its own, which no call's end interrupts.
     *
     * @throws io.github.businesscentral.payments.error.TokenException if there is none to be had; its message must not
     *     hold a secret. Any other exception is taken for a temporary failure.
     */
    AccessToken token(TokenRequest request) throws Exception;

    /**
     * How long {@link #token} may take before its thread is interrupted and the next call asks anew: 70 seconds. More makes
     * sense where a person has to do something. No call waits beyond its own deadline. Asked when the client is built.
     */
    default Duration timeLimit() {
        return Duration.ofSeconds(70);
    }

    /** Always the same token; when the server refuses it, calls fail with its 401. */
    static TokenProvider fixed(String token) {
        AccessToken fixed = AccessToken.of(token, Instant.MAX);
        return request -> fixed;
    }
}
