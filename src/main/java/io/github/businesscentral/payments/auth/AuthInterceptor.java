package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.Origin;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Attaches a bearer token to requests to one origin only. When the server answers 401, the interceptor renews the token once for
 * all calls that used it, and sends the request once more. It returns a second 401. If the 401 contains a claims challenge, it
 * passes the claims to the provider.
 *
 * <p>The interceptor fetches a token when it is first needed, and keeps it. Five minutes before the token expires it starts to
 * renew it in the background. It does not send a token that expires within two minutes.
 *
 * <p>You can add this to any {@code OkHttpClient} as an application interceptor. If there is no other token, a 401 is returned
 * with at most the first 64 KiB of its body. A 401 to a request with a one-shot body that the library did not create is returned
 * unchanged. An interceptor after this one that sends requests elsewhere would send the token along: add a {@link
 * CredentialGuard} after it.
 */
public final class AuthInterceptor implements Interceptor {
    private static final int UNAUTHORIZED = 401;
    private static final long MOST_BYTES = 64L * 1024;
    private static final Duration LONGEST_EXCHANGE = Duration.ofMinutes(1);

    private final Origin origin;
    private final TokenCache tokens;

    private AuthInterceptor(Origin origin, TokenCache tokens) {
        this.origin = origin;
        this.tokens = tokens;
    }

    /** Starts an interceptor for requests to the origin of {@code endpoint}. */
    public static Builder builder(TokenProvider provider, HttpUrl endpoint) {
        return new Builder(provider, endpoint);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!origin.contains(request.url())) {
            return chain.proceed(request);
        }
        CallContext call = CallContext.of(chain);
        AccessToken token = accepted(tokens.get(call), call);
        Response response = chain.proceed(authorized(request, token));
        if (response.code() != UNAUTHORIZED) {
            return response;
        }
        Optional<Request> again = call.renew(request);
        if (again.isEmpty()) {
            tokens.drop(token);
            return response;
        }
        return replay(chain, call, again.get(), token, response);
    }

    private AccessToken accepted(AccessToken token, CallContext call) throws IOException {
        return call.isRefused(token.authorization()) ? tokens.replace(token, null, call) : token;
    }

    private Response replay(Chain chain, CallContext call, Request again, AccessToken rejected, Response response)
            throws IOException {
        // Before the fetch, which can take a minute. An open response counts against the rate limit.
        Response refusal = detached(response);
        AccessToken other = tokens.replace(rejected, ClaimsChallenge.of(refusal), call);
        return other.value().equals(rejected.value()) ? refusal : chain.proceed(authorized(again, other));
    }

    /** Returns the response with the start of its body in memory. Closes the original. */
    private static Response detached(Response response) {
        try (response) {
            ByteString start = start(response.body().source());
            return response.newBuilder()
                    .body(ResponseBody.create(start, response.body().contentType()))
                    .build();
        }
    }

    private static ByteString start(BufferedSource source) {
        try {
            source.request(MOST_BYTES);
        } catch (IOException e) {
            // It is a 401 in any case. The part of the body that arrived is kept.
        }
        Buffer read = source.getBuffer();
        return read.snapshot((int) Math.min(read.size(), MOST_BYTES));
    }

    private Request authorized(Request request, AccessToken token) {
        return Credentials.attach(request, token.authorization(), origin);
    }

    /** Builds an interceptor. */
    public static final class Builder {
        private static final String TIME_LIMIT =
                "Return a positive time limit for token(), or do not override the method for 70 seconds.";

        private final TokenProvider provider;
        private final Origin origin;
        private @Nullable OkHttpClient httpClient;
        private Clock clock = Clock.systemUTC();
        private @Nullable Consumer<CompletableFuture<?>> timeLimit;
        private boolean plainHttp;

        private Builder(TokenProvider provider, HttpUrl endpoint) {
            this.provider = Objects.requireNonNull(provider, "tokenProvider");
            this.origin = Origin.of(Objects.requireNonNull(endpoint, "endpoint"));
        }

        /** Sets the client that the provider may use to fetch tokens. Default: a client with OkHttp's defaults. */
        public Builder httpClient(OkHttpClient value) {
            httpClient = Objects.requireNonNull(value, "httpClient");
            return this;
        }

        /** Allows tokens over plain http to another machine, where others on the network can read them. */
        public Builder allowPlainHttp() {
            plainHttp = true;
            return this;
        }

        Builder timeLimit(Consumer<CompletableFuture<?>> value) {
            timeLimit = value;
            return this;
        }

        Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Returns the interceptor.
         *
         * @throws IllegalArgumentException if the origin is neither https nor this machine, and plain http is not allowed; or if
         *     the provider's {@link TokenProvider#timeLimit()} is not positive
         */
        public AuthInterceptor build() {
            Credentials.requireConfidential(origin, plainHttp);
            OkHttpClient base = httpClient == null ? new OkHttpClient() : httpClient;
            // All calls wait for one fetch, so an identity provider that hangs must not block it forever.
            OkHttpClient bounded = base.newBuilder()
                    .callTimeout(LONGEST_EXCHANGE)
                    // The body of a token request is a secret, so it must not follow a redirect.
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .build();
            Consumer<CompletableFuture<?>> limit = timeLimit == null ? limitOf(provider) : timeLimit;
            return new AuthInterceptor(origin, new TokenCache(provider, bounded, clock, limit));
        }

        /** Checked here, because without a limit a fetch that hangs would never end, and all later calls would wait for it. */
        @SuppressWarnings("CatchingUnchecked") // a provider of the user can throw anything, and the message names it
        private static Consumer<CompletableFuture<?>> limitOf(TokenProvider provider) {
            Duration limit;
            try {
                limit = provider.timeLimit();
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("TokenProvider.timeLimit() failed. " + TIME_LIMIT, e);
            }
            if (limit == null || limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("TokenProvider.timeLimit() is " + limit + ". " + TIME_LIMIT);
            }
            long nanos = TimeUnit.NANOSECONDS.convert(limit);
            return fetch -> fetch.orTimeout(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
