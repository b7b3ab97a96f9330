package io.github.businesscentral.payments.auth;

import java.time.Instant;

/**
 * Fetches access tokens. It need not keep them: the caller keeps a token until shortly before it expires, and asks on one
 * thread at a time.
 */
@FunctionalInterface
public interface TokenProvider {
    /**
     * Returns a token that is valid now. May block; runs on a thread of its own.
     *
     * @throws io.github.businesscentral.payments.error.TokenException if there is none to be had; its message must not
     *     hold a secret. Any other exception is taken for a temporary failure.
     */
    AccessToken token(TokenRequest request) throws Exception;

    /** Always the same token; when the server refuses it, calls fail with its 401. */
    static TokenProvider fixed(String token) {
        AccessToken fixed = AccessToken.of(token, Instant.MAX);
        return request -> fixed;
    }
}
