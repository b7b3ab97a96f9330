package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.retry.RateLimitInterceptor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The interceptor on an ordinary OkHttpClient. */
class AuthInterceptorTest {
    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String accepted = "token-1";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean good =
                        ("Bearer " + accepted).equals(request.getHeaders().get("Authorization"));
                return new MockResponse.Builder().code(good ? 200 : 401).build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OkHttpClient client(TokenProvider provider) {
        return new OkHttpClient.Builder()
                .addInterceptor(
                        AuthInterceptor.builder(provider, server.url("/api")).build())
                .build();
    }

    private TokenProvider counting(Duration life) {
        return request -> AccessToken.of(
                "token-" + fetches.incrementAndGet(), Instant.now().plus(life));
    }

    private int get(OkHttpClient client, HttpUrl url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }

    @Test
    void tokenIsFetchedOnceAndKept() throws IOException {
        OkHttpClient client = client(counting(Duration.ofHours(1)));

        assertThat(get(client, server.url("/a"))).isEqualTo(200);
        assertThat(get(client, server.url("/b"))).isEqualTo(200);

        assertThat(fetches).hasValue(1);
    }

    @Test
    void unauthorizedRequestIsReplayedOnceWithAnotherToken() throws IOException {
        accepted = "token-2";
        OkHttpClient client = client(counting(Duration.ofHours(1)));

        assertThat(get(client, server.url("/a"))).isEqualTo(200);

        assertThat(fetches).hasValue(2);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void secondUnauthorizedAnswerIsReturned() throws IOException {
        accepted = "none";
        OkHttpClient client = client(counting(Duration.ofHours(1)));

        assertThat(get(client, server.url("/a"))).isEqualTo(401);

        assertThat(fetches).hasValue(2);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void providerIsToldWhichTokenWasRejected() throws IOException {
        accepted = "none";
        List<TokenRequest> requests = new ArrayList<>();
        OkHttpClient client = client(request -> {
            requests.add(request);
            return AccessToken.of("token-" + requests.size(), Instant.MAX);
        });

        get(client, server.url("/a"));

        assertThat(requests.get(0).rejected()).isEmpty();
        assertThat(requests.get(1).rejected()).contains(AccessToken.of("token-1", Instant.MAX));
    }

    @Test
    void somebodyElsesOneShotBodyIsNotReplayed() throws IOException {
        accepted = "token-2";
        OkHttpClient client = client(counting(Duration.ofHours(1)));
        RequestBody oneShot = new RequestBody() {
            @Override
            public MediaType contentType() {
                return null;
            }

            @Override
            public boolean isOneShot() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8("x");
            }
        };
        Request post = new Request.Builder().url(server.url("/a")).post(oneShot).build();

        try (Response response = client.newCall(post).execute()) {
            assertThat(response.code()).isEqualTo(401);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);

        assertThat(get(client, server.url("/a"))).as("with the next token").isEqualTo(200);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void tokenGoesToTheExactOriginOnly() throws Exception {
        OkHttpClient client = client(counting(Duration.ofHours(1)));
        HttpUrl otherName = server.url("/a").newBuilder().host("127.0.0.1").build();

        get(client, otherName);

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void anyNumberOfThreadsMakesOneTokenRequest() throws Exception {
        CountDownLatch allAreWaiting = new CountDownLatch(1);
        OkHttpClient client = client(request -> {
            fetches.incrementAndGet();
            allAreWaiting.await();
            return AccessToken.of("token-1", Instant.MAX);
        });
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> status(client), threads));
        }

        allAreWaiting.countDown();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(200));
        assertThat(fetches).hasValue(1);
        threads.shutdown();
    }

    @Test
    void aCommonUnauthorizedAnswerMakesOneMoreTokenRequest() throws Exception {
        OkHttpClient client = client(counting(Duration.ofHours(1)));
        status(client);
        accepted = "token-2";
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> status(client), threads));
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(200));
        assertThat(fetches).hasValue(2);
        threads.shutdown();
    }

    private int status(OkHttpClient client) {
        try {
            return get(client, server.url("/a"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failureOfTheProviderReachesTheCallerAndIsNotKept() throws IOException {
        OkHttpClient client = client(request -> {
            if (fetches.incrementAndGet() == 1) {
                throw TokenException.refused("no", null);
            }
            return AccessToken.of("token-1", Instant.MAX);
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> get(client, server.url("/a")))
                .withCauseInstanceOf(TokenException.class);
        assertThat(get(client, server.url("/a"))).isEqualTo(200);
    }

    @Test
    void everyWaiterGetsTheRealFailure() throws Exception {
        CountDownLatch allAreWaiting = new CountDownLatch(50);
        OkHttpClient client = client(request -> {
            allAreWaiting.await();
            throw TokenException.refused("the secret has expired", null);
        });
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Throwable>> failures = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            failures.add(CompletableFuture.supplyAsync(
                            () -> {
                                allAreWaiting.countDown();
                                return status(client);
                            },
                            threads)
                    .handle((status, failure) -> failure));
        }

        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure.join()).hasStackTraceContaining("the secret has expired"));
        threads.shutdown();
    }

    @Test
    void interruptedWaiterLeavesTheFetchToTheOthers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        OkHttpClient client = client(request -> {
            fetches.incrementAndGet();
            asked.countDown();
            answer.await();
            return AccessToken.of("token-1", Instant.MAX);
        });
        CompletableFuture<Throwable> impatient = new CompletableFuture<>();
        Thread first = new Thread(() -> {
            try {
                impatient.completeExceptionally(new AssertionError("answered " + status(client)));
            } catch (IllegalStateException e) {
                impatient.complete(e.getCause());
            }
        });
        first.start();
        asked.await();
        CompletableFuture<Integer> patient = CompletableFuture.supplyAsync(() -> status(client));

        first.interrupt();

        assertThat(impatient.join()).isInstanceOf(InterruptedIOException.class);
        answer.countDown();
        assertThat(patient.join()).isEqualTo(200);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void nullAndUnexpectedFailuresOfTheProviderAreTokenExceptions() {
        for (TokenProvider broken : List.<TokenProvider>of(request -> null, request -> {
            throw new IOException("unreachable");
        })) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> get(client(broken), server.url("/a")))
                    .satisfies(e -> assertThat(e.getCause())
                            .isInstanceOf(TokenException.class)
                            .hasMessageContaining("TokenProvider"));
        }
    }

    /** Often, since who is told first that the time is up depends on the threads. */
    @RepeatedTest(100)
    void providerThatHangsIsLeftAndTheNextCallAsksAnew() throws IOException {
        List<CompletableFuture<?>> limited = new CopyOnWriteArrayList<>();
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(AuthInterceptor.builder(
                                request -> {
                                    if (fetches.incrementAndGet() == 1) {
                                        // The time is up while the provider still hangs.
                                        limited.get(0).completeExceptionally(new TimeoutException());
                                        new CountDownLatch(1).await();
                                    }
                                    return AccessToken.of("token-1", Instant.MAX);
                                },
                                server.url("/api"))
                        .timeLimit(limited::add)
                        .build())
                .build();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> get(client, server.url("/a")))
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOf(TokenException.class)
                        .hasMessageContaining("did not answer in time"));
        assertThat(get(client, server.url("/a"))).isEqualTo(200);
    }

    @Test
    void refusedRequestGivesItsPermitBackBeforeTheNextTokenIsFetched() throws IOException {
        answerWith401("x".repeat(100));
        RateLimitInterceptor oneAtATime = RateLimitInterceptor.of(RateLimit.of(1, 1_000, Duration.ofMinutes(1)));
        OkHttpClient other = new OkHttpClient.Builder()
                .addInterceptor(oneAtATime)
                .callTimeout(Duration.ofSeconds(5))
                .build();
        OkHttpClient client = client(request -> {
                    get(other, server.url("/b"));
                    return AccessToken.of("token-" + fetches.incrementAndGet(), Instant.MAX);
                })
                .newBuilder()
                .addInterceptor(oneAtATime)
                .build();

        assertThat(get(client, server.url("/a"))).isEqualTo(401);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void refusalThatIsReturnedStillHasItsHeadersAndTheBeginningOfItsBody() throws IOException {
        answerWith401("x".repeat(100_000));
        OkHttpClient client = client(TokenProvider.fixed("token-1"));

        try (Response response = client.newCall(
                        new Request.Builder().url(server.url("/a")).build())
                .execute()) {
            assertThat(response.code()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(response.body().contentType()).hasToString("text/plain");
            assertThat(response.body().string()).isEqualTo("x".repeat(64 * 1024));
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusalWhoseBodyBreaksOffIsARefusalAllTheSame() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(401)
                        .body("the beginning")
                        .removeHeader("Content-Length")
                        .addHeader("Content-Length", 1_000)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build();
            }
        });
        OkHttpClient client = client(TokenProvider.fixed("token-1"));

        try (Response response = client.newCall(
                        new Request.Builder().url(server.url("/a")).build())
                .execute()) {
            assertThat(response.code()).isEqualTo(401);
            assertThat(response.body().string()).isEqualTo("the beginning");
        }
    }

    private void answerWith401(String body) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(401)
                        .addHeader("WWW-Authenticate", "Bearer")
                        .addHeader("Content-Type", "text/plain")
                        .body(body)
                        .build();
            }
        });
    }

    @Test
    void timeLimitThatIsNoneIsRefusedWhenTheInterceptorIsBuilt() {
        for (Supplier<Duration> limit :
                List.<Supplier<Duration>>of(() -> null, () -> Duration.ZERO, () -> Duration.ofSeconds(-1), () -> {
                    throw new UnsupportedOperationException();
                })) {
            TokenProvider provider = new TokenProvider() {
                @Override
                public AccessToken token(TokenRequest request) {
                    return AccessToken.of("token-1", Instant.MAX);
                }

                @Override
                public Duration timeLimit() {
                    return limit.get();
                }
            };

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client(provider))
                    .withMessageContaining("TokenProvider.timeLimit()");
        }
    }

    @Test
    void secretsOfATokenRequestDoNotFollowARedirect() throws IOException {
        OkHttpClient[] given = new OkHttpClient[1];
        get(
                client(request -> {
                    given[0] = request.http();
                    return AccessToken.of("token-1", Instant.MAX);
                }),
                server.url("/a"));

        assertThat(given[0].followRedirects()).isFalse();
        assertThat(given[0].followSslRedirects()).isFalse();
        assertThat(given[0].callTimeoutMillis()).isEqualTo(60_000);
    }

    @Test
    void plainHttpToAnotherMachineIsRefusedUnlessAllowed() {
        HttpUrl plain = HttpUrl.get("http://bc.example.com/");
        TokenProvider provider = TokenProvider.fixed(PlantedSecrets.TOKEN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthInterceptor.builder(provider, plain).build())
                .withMessageContaining("not https");
        assertThat(AuthInterceptor.builder(provider, plain).allowPlainHttp().build())
                .isNotNull();
    }
}
