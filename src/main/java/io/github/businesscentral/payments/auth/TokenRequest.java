package io.github.businesscentral.payments.auth;

import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a {@link TokenProvider} is told when a token is needed. */
public final class TokenRequest {
    private final OkHttpClient http;
    private final @Nullable AccessToken rejected;

    private TokenRequest(OkHttpClient http, @Nullable AccessToken rejected) {
        this.http = Objects.requireNonNull(http, "http");
        this.rejected = rejected;
    }

    /** A request for a first token, or for the next one after the last has expired. */
    public static TokenRequest of(OkHttpClient http) {
        return new TokenRequest(http, null);
    }

    /** A request for another token, since the server answered 401 to {@code rejected}. */
    public static TokenRequest instead(AccessToken rejected, OkHttpClient http) {
        return new TokenRequest(http, Objects.requireNonNull(rejected, "rejected"));
    }

    /**
     * The client to fetch the token with: the user's proxy, TLS, timeouts and interceptors (so one that logs bodies would log
     * secrets), without our own interceptors, without redirects, and with a minute at most for an exchange.
     */
    public OkHttpClient http() {
        return http;
    }

    /** The token that the server has just refused; returning it once more would lead nowhere. */
    public Optional<AccessToken> rejected() {
        return Optional.ofNullable(rejected);
    }
}
