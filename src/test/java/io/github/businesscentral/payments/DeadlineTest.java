package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No call outlives its deadline. Time is virtual, sockets are real. */
class DeadlineTest {
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final VirtualScheduler time = new VirtualScheduler();

    @AfterEach
    void noDeadlineIsLeftBehind() {
        assertThat(time.pending()).isZero();
    }

    @Test
    void hungServerIsLeftExactlyAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = client(server)) {
            CompletableFuture<BusinessCentralException> failure =
                    failureOf(journal(client).calls().get(ID));
            server.awaitRequest();

            time.advance(DEADLINE.minusNanos(1));
            assertThat(failure).isNotDone();
            time.advance(Duration.ofNanos(1));

            assertThat(failure.join())
                    .isInstanceOf(DeadlineExceededException.class)
                    .hasMessageContaining("120000 ms");
            assertThat(failure.join().elapsed()).isEqualTo(DEADLINE);
            server.awaitPeerClosed();
        }
    }

    @Test
    void tricklingAnswerIsLeftAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer()) {
            RawServer.Step trickle = server.trickle(() -> time.advance(Duration.ofSeconds(1)));
            try (RawServer trickling = new RawServer(trickle);
                    CustomerPaymentsClient client = client(trickling)) {
                assertThatExceptionOfType(DeadlineExceededException.class)
                        .isThrownBy(() -> journal(client).get(ID));

                server.awaitPeerClosed();
            }
        }
    }

    @Test
    void writeThatHangsIsOfUnknownOutcomeAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = client(server)) {
            CompletableFuture<BusinessCentralException> failure =
                    failureOf(journal(client).calls().create(draft(), CreateMode.SERVER_NUMBERED));
            server.awaitRequest();

            time.advance(DEADLINE);

            assertThat(failure.join())
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(DeadlineExceededException.class);
        }
    }

    @Test
    void callInTheQueueEndsAtItsDeadline() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = client(server)) {
            List<CompletableFuture<CustomerPayment>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(journal(client).calls().get(ID).executeAsync());
            }

            time.advance(DEADLINE);

            for (CompletableFuture<CustomerPayment> call : calls) {
                assertThat(call.handle((value, failure) -> failure).join())
                        .isInstanceOf(DeadlineExceededException.class);
            }
        }
    }

    /** The thread that keeps the deadlines, here the test's, has those of others to keep. */
    @Test
    void listenersAreToldOfAnEndInTheQueueOnAnotherThread() throws Exception {
        Set<Thread> told = ConcurrentHashMap.newKeySet();
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root())
                        .addListener(event -> {
                            if (event.type() == CallEvent.Type.CALL_ENDED) {
                                told.add(Thread.currentThread());
                            }
                        })
                        .scheduler(time)
                        .build()) {
            List<CompletableFuture<CustomerPayment>> calls = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                calls.add(journal(client).calls().get(ID).executeAsync());
            }

            time.advance(DEADLINE);

            for (CompletableFuture<CustomerPayment> call : calls) {
                call.handle((value, failure) -> failure).join();
            }
        }
        assertThat(told)
                .doesNotContain(Thread.currentThread())
                .filteredOn(thread -> thread.getName().startsWith("business-central-ended"))
                .isNotEmpty();
    }

    @Test
    void waitForATokenEndsAtTheDeadline() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TokenProvider hung = request -> {
            asked.countDown();
            never.await();
            throw new IllegalStateException();
        };
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root())
                        .tokenProvider(hung)
                        .scheduler(time)
                        .build()) {
            CompletableFuture<BusinessCentralException> failure =
                    failureOf(journal(client).calls().create(draft(), CreateMode.SERVER_NUMBERED));
            asked.await();

            time.advance(DEADLINE);

            assertThat(failure.join()).isInstanceOf(DeadlineExceededException.class);
            assertThat(server.requests()).isEmpty();
        } finally {
            never.countDown();
        }
    }

    @Test
    void waitThatIsLongerThanTheDeadlineIsNotBegun() throws Exception {
        try (RawServer server = new RawServer(respond("503 Busy", "Retry-After: 30\r\n", ""));
                CustomerPaymentsClient client = client(server)) {
            ApiCall<CustomerPayment> call =
                    journal(client).calls().get(ID).with(RequestOptions.deadline(Duration.ofSeconds(40)));

            UnavailableException unavailable = assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(call::execute)
                    .actual();

            assertThat(unavailable.attempts()).isEqualTo(2);
            assertThat(unavailable.call().waited()).isEqualTo(Duration.ofSeconds(30));
            assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void aDayOfRetryAfterFailsAtOnce() throws Exception {
        try (RawServer server = new RawServer(respond("429 Too Many Requests", "Retry-After: 86400\r\n", ""));
                CustomerPaymentsClient client = client(server)) {
            BusinessCentralException failure = failureOf(
                            journal(client).calls().create(draft(), CreateMode.SERVER_NUMBERED))
                    .join();

            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.elapsed()).isZero();
        }
    }

    @Test
    void serverIsGivenTheTimeItAskedFor() throws Exception {
        try (RawServer server = new RawServer(
                        respond("503 Busy", "Retry-After: 30\r\n", ""), respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client = client(server)) {
            var response = journal(client).calls().get(ID).executeForResponse();

            assertThat(response.attempts()).isEqualTo(2);
            assertThat(response.waited()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void interruptEndsAPause() throws Exception {
        try (RawServer server = new RawServer(respond("503 Busy", "Retry-After: 30\r\n", ""));
                CustomerPaymentsClient client = Payments.client(server.root())
                        .addAttemptInterceptor(chain -> {
                            var response = chain.proceed(chain.request());
                            Thread.currentThread().interrupt();
                            return response;
                        })
                        .scheduler(time)
                        .build()) {
            assertThatExceptionOfType(CallInterruptedException.class)
                    .isThrownBy(() -> journal(client).get(ID));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void lookupOfAHostThatHangsIsLeftAtTheDeadline() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        OkHttpClient users = new OkHttpClient.Builder()
                .dns(hostname -> {
                    asked.countDown();
                    awaitUninterrupted(never);
                    return List.of();
                })
                .build();
        try (CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://bc.example.com/api/v2.0"))
                .httpClient(users)
                .scheduler(time)
                .build()) {
            CompletableFuture<BusinessCentralException> failure =
                    failureOf(journal(client).calls().create(draft(), CreateMode.SERVER_NUMBERED));
            asked.await();

            time.advance(DEADLINE);

            assertThat(failure.join()).isInstanceOf(DeadlineExceededException.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void hostThatIsNotKnownIsNamed() {
        OkHttpClient users = new OkHttpClient.Builder()
                .dns(hostname -> {
                    throw new UnknownHostException(hostname);
                })
                .build();
        try (CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://bc.example.com/api/v2.0"))
                .httpClient(users)
                .build()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED))
                    .withMessageContaining("The host name cannot be resolved: bc.example.com");
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void callThatIsAnsweredTakesItsDeadlineBack() throws Exception {
        try (RawServer server = new RawServer(respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client = client(server)) {
            journal(client).get(ID);

            assertThat(time.pending()).isZero();
        }
    }

    @Test
    void deadlineThatPassesBeforeTheRequestIsSentKeepsItFromBeingSent() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root())
                        .wrapCallFactory(http -> request -> {
                            time.advance(DEADLINE);
                            return http.newCall(request);
                        })
                        .scheduler(time)
                        .build()) {
            BusinessCentralException failure = failureOf(
                            journal(client).calls().create(draft(), CreateMode.SERVER_NUMBERED))
                    .join();

            assertThat(failure).isInstanceOf(DeadlineExceededException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void deadlineThatIsAsGoodAsNoneIsTaken() throws Exception {
        try (RawServer server = new RawServer(respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            ApiCall<CustomerPayment> call =
                    journal(client).calls().get(ID).with(RequestOptions.deadline(Duration.ofSeconds(Long.MAX_VALUE)));

            assertThat(call.execute().id()).isEqualTo(ID);
        }
    }

    @Test
    void attemptThatTakesTooLongIsLeftBeforeTheDeadline() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root())
                        .retryPolicy(Payments.eager(1))
                        .build()) {
            ApiCall<CustomerPayment> call = journal(client)
                    .calls()
                    .get(ID)
                    .with(RequestOptions.builder()
                            .attemptTimeout(Duration.ofMillis(100))
                            .build());

            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(call::execute)
                    .withMessageContaining("within the attempt's timeout");
        }
    }

    @Test
    void realSocketWithAShortDeadlineEnds() throws IOException {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            ApiCall<CustomerPayment> call =
                    journal(client).calls().get(ID).with(RequestOptions.deadline(Duration.ofMillis(300)));

            DeadlineExceededException late = assertThatExceptionOfType(DeadlineExceededException.class)
                    .isThrownBy(call::execute)
                    .actual();

            assertThat(late.elapsed()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        }
    }

    private CustomerPaymentsClient client(RawServer server) {
        return Payments.client(server.root()).scheduler(time).build();
    }

    private static CompletableFuture<BusinessCentralException> failureOf(ApiCall<?> call) {
        return call.executeAsync().handle((value, failure) -> (BusinessCentralException) failure);
    }
}
