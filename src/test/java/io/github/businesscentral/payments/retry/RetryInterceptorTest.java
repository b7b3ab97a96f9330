package io.github.businesscentral.payments.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interceptor on an ordinary OkHttpClient, whose requests carry no context. */
class RetryInterceptorTest {
    private static final RetryPolicy AT_ONCE =
            RetryPolicy.builder().maxAttempts(3).baseDelay(Duration.ZERO).build();

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static OkHttpClient client(RetryPolicy policy) {
        return new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .addInterceptor(RetryInterceptor.of(RetryStrategy.of(policy, () -> 1, Clock.systemUTC())))
                .build();
    }

    private Request.Builder request() {
        return new Request.Builder().url(server.url("/"));
    }

    private void answer(int... statuses) {
        for (int status : statuses) {
            server.enqueue(new MockResponse.Builder().code(status).build());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void getIsRepeatedUntilItSucceeds(int status) throws IOException {
        answer(status, status, 200);

        try (Response response = client(AT_ONCE).newCall(request().build()).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void lastAnswerIsReturnedWhenTheAttemptsAreUsedUp() throws IOException {
        answer(503, 502, 504);

        try (Response response = client(AT_ONCE).newCall(request().build()).execute()) {
            assertThat(response.code()).isEqualTo(504);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 501, 505})
    void definiteAnswerIsNotRepeated(int status) throws IOException {
        answer(status);

        try (Response response = client(AT_ONCE).newCall(request().build()).execute()) {
            assertThat(response.code()).isEqualTo(status);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void somebodyElsesWriteIsNeverRepeated(int status) throws IOException {
        answer(status);
        Request post = request().post(RequestBody.create("x", null)).build();

        try (Response response = client(AT_ONCE).newCall(post).execute()) {
            assertThat(response.code()).isEqualTo(status);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void brokenConnectionIsRepeatedForReadsOnly() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        answer(200);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        OkHttpClient client = client(AT_ONCE);

        try (Response response = client.newCall(request().build()).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client.newCall(
                                request().post(RequestBody.create("x", null)).build())
                        .execute());
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void cancelWakesAPause() throws Exception {
        answer(503);
        CountDownLatch answered = new CountDownLatch(1);
        OkHttpClient patient = client(RetryPolicy.builder()
                        .baseDelay(Duration.ofHours(1))
                        .maxDelay(Duration.ofHours(1))
                        .build())
                .newBuilder()
                .addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    answered.countDown();
                    return response;
                })
                .build();
        Call call = patient.newCall(request().build());
        CompletableFuture<Throwable> failure =
                CompletableFuture.supplyAsync(() -> failureOf(call), task -> new Thread(task).start());
        answered.await();

        call.cancel();

        assertThat(failure.join()).isInstanceOf(IOException.class).hasMessage("Canceled");
    }

    @Test
    void interruptWakesAPause() {
        answer(503);
        OkHttpClient patient = client(RetryPolicy.builder()
                        .baseDelay(Duration.ofHours(1))
                        .maxDelay(Duration.ofHours(1))
                        .build())
                .newBuilder()
                .addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    Thread.currentThread().interrupt();
                    return response;
                })
                .build();

        Throwable failure = failureOf(patient.newCall(request().build()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(InterruptedIOException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void clockThatJumpsBackMakesADateNoLongerWaitThanAllowed() throws IOException {
        Instant now = Instant.parse("2026-08-20T09:00:00Z");
        Clock anHourBack = Clock.fixed(now.minus(Duration.ofHours(1)), ZoneOffset.UTC);
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "Thu, 20 Aug 2026 09:00:01 GMT")
                .build());
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(RetryInterceptor.of(RetryStrategy.of(AT_ONCE, () -> 1, anHourBack)))
                .build();

        try (Response response = client.newCall(request().build()).execute()) {
            assertThat(response.code()).isEqualTo(503);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private static Throwable failureOf(Call call) {
        try (Response response = call.execute()) {
            return new AssertionError("answered " + response.code());
        } catch (IOException e) {
            return e;
        }
    }
}
