package io.github.businesscentral.payments.auth;

import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a {@link TokenProvider} is told when a token is needed. */
public final class TokenRequest {
    private final OkHttpClient http;
    private final @Nullable AccessToken rejected;
    private final @Nullable String claims;

    private TokenRequest(OkHttpClient http, @Nullable AccessToken rejected, @Nullable String claims) {
        this.http = Objects.requireNonNull(http, "http");
        this.rejected = rejected;
        this.claims = claims;
    }

    /** A request for a first token, or for the next one before or after the last has expired. */
    public static TokenRequest of(OkHttpClient http) {
        return new TokenRequest(http, null, null);
    }

    /** A request for another token, since the server answered 401 to {@code rejected}. */
    public static TokenRequest instead(AccessToken rejected, OkHttpClient http) {
        return new TokenRequest(http, Objects.requireNonNull(rejected, "rejected"), null);
    }

    /** A request for another token, since the server answered 401 to {@code rejected} and said what it lacks. */
    public static TokenRequest instead(AccessToken rejected, String claims, OkHttpClient http) {
        return new TokenRequest(
                http, Objects.requireNonNull(rejected, "rejected"), Objects.requireNonNull(claims, "claims"));
    }

    static TokenRequest of(@Nullable AccessToken rejected, @Nullable String claims, OkHttpClient http) {
        return new TokenRequest(http, rejected, claims);
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

    /**
     * What the server wants the next token to hold, as JSON to be handed to the identity provider as it is: the {@code claims}
     * of the challenge in its 401. Caches of the provider's own must be passed by.
     */
    public Optional<String> claims() {
        return Optional.ofNullable(claims);
    }
}
