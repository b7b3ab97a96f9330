package io.github.businesscentral.payments.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A server that accepts one token, a clock that is set by the test, and ordinary OkHttp clients that sign in there. */
final class TokenServer implements AutoCloseable {
    static final Instant START = Instant.parse("2026-08-20T10:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private volatile String accepted = "token-1";
    private volatile String challenge = "Bearer";
    private volatile Instant now = START;

    TokenServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean good =
                        ("Bearer " + accepted).equals(request.getHeaders().get("Authorization"));
                return good
                        ? new MockResponse.Builder().build()
                        : new MockResponse.Builder()
                                .code(401)
                                .setHeader("WWW-Authenticate", challenge)
                                .build();
            }
        });
        server.start();
    }

    void accept(String token) {
        accepted = token;
    }

    /** Sets what refused requests are told. */
    void challenge(String value) {
        challenge = value;
    }

    void setTime(Duration sinceStart) {
        now = START.plus(sinceStart);
    }

    HttpUrl url(String path) {
        return server.url(path);
    }

    int requests() {
        return server.getRequestCount();
    }

    OkHttpClient client(TokenProvider provider) {
        return client(provider, fetch -> {});
    }

    OkHttpClient client(TokenProvider provider, Consumer<CompletableFuture<?>> timeLimit) {
        return new OkHttpClient.Builder()
                .addInterceptor(AuthInterceptor.builder(provider, url("/api"))
                        .clock(new SetClock())
                        .timeLimit(timeLimit)
                        .build())
                .build();
    }

    /** Returns the status of the answer. */
    int get(OkHttpClient client) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url("/a")).build()).execute()) {
            return response.code();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private final class SetClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
