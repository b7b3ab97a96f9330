package io.github.businesscentral.payments.auth;

import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A request for a token, passed to a {@link TokenProvider}. */
public final class TokenRequest {
    private final OkHttpClient http;
    private final @Nullable AccessToken rejected;
    private final @Nullable String claims;

    private TokenRequest(OkHttpClient http, @Nullable AccessToken rejected, @Nullable String claims) {
        this.http = Objects.requireNonNull(http, "http");
        this.rejected = rejected;
        this.claims = claims;
    }

    /** Returns a request for a first token, or for the next one when the last expires. */
    public static TokenRequest of(OkHttpClient http) {
        return new TokenRequest(http, null, null);
    }

    /** Returns a request for another token, because the server answered 401 to {@code rejected}. */
    public static TokenRequest instead(AccessToken rejected, OkHttpClient http) {
        return new TokenRequest(http, Objects.requireNonNull(rejected, "rejected"), null);
    }

    /** Returns a request for another token, because the server answered 401 to {@code rejected} and requires {@code claims}. */
    public static TokenRequest instead(AccessToken rejected, String claims, OkHttpClient http) {
        return new TokenRequest(
                http, Objects.requireNonNull(rejected, "rejected"), Objects.requireNonNull(claims, "claims"));
    }

    static TokenRequest of(@Nullable AccessToken rejected, @Nullable String claims, OkHttpClient http) {
        return new TokenRequest(http, rejected, claims);
    }

    /**
     * The client to fetch the token with. It has the user's proxy, TLS, timeouts and interceptors, so an interceptor that logs
     * bodies would log secrets. It does not have the library's interceptors, follows no redirects, and allows at most one minute
     * for an exchange.
     */
    public OkHttpClient http() {
        return http;
    }

    /** The token that the server just rejected. Do not return it again. */
    public Optional<AccessToken> rejected() {
        return Optional.ofNullable(rejected);
    }

    /**
     * The claims that the server requires of the next token, as JSON from the challenge in its 401. Pass them to the identity
     * provider unchanged, and bypass the provider's own caches.
     */
    public Optional<String> claims() {
        return Optional.ofNullable(claims);
    }
}
