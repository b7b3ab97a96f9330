package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.ThrottledException;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.retry.RateLimitInterceptor;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a turn, and what ends it. */
class RateLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final HttpUrl ROOT = HttpUrl.get("https://localhost/api/v2.0");

    private final VirtualScheduler time = new VirtualScheduler();
    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
    private final List<Duration> starts = new ArrayList<>();

    private CustomerPaymentsClient client(RateLimit limit) {
        return Payments.client(ROOT)
                .rateLimit(limit)
                .scheduler(time)
                .addAttemptInterceptor(chain -> {
                    starts.add(Duration.ofNanos(time.nanoTime()));
                    return chain.proceed(chain.request());
                })
                .addAttemptInterceptor(fake.interceptor())
                .build();
    }

    private void get(CustomerPaymentsClient client, int times) {
        for (int i = 0; i < times; i++) {
            client.company(fake.companyId()).journal(fake.journalId()).get(payment);
        }
    }

    @Test
    void firstHalfOfAWindowGoesAtOnceAndTheRestIsSpread() {
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 10, MINUTE))) {
            get(client, 11);
        }

        assertThat(starts.subList(0, 5)).containsOnly(Duration.ZERO);
        assertThat(starts.subList(5, 11))
                .containsExactly(
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(24),
                        Duration.ofSeconds(36),
                        Duration.ofSeconds(48),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(62_400));
    }

    @Test
    void noSpanOfTimeHasMoreThanIsAllowed() {
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 10, MINUTE))) {
            get(client, 95);
        }

        for (int i = 10; i < starts.size(); i++) {
            assertThat(starts.get(i).minus(starts.get(i - 10)))
                    .as("from request %d to %d", i - 10, i)
                    .isGreaterThanOrEqualTo(MINUTE);
        }
        assertThat(starts.get(94)).isLessThan(MINUTE.multipliedBy(11));
    }

    @Test
    void windowThatIsFullOpensWhenItsFirstRequestLeavesIt() {
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 1, MINUTE))) {
            get(client, 3);
        }

        assertThat(starts).containsExactly(Duration.ZERO, MINUTE, MINUTE.multipliedBy(2));
    }

    @Test
    void withoutLimitsNothingWaits() {
        try (CustomerPaymentsClient client = client(RateLimit.unlimited())) {
            get(client, 50);
        }

        assertThat(starts).hasSize(50).containsOnly(Duration.ZERO);
    }

    @Test
    void clientsThatShareALimitKeepToItTogether() {
        RateLimit shared = RateLimit.of(5, 2, MINUTE);
        try (CustomerPaymentsClient one = client(shared);
                CustomerPaymentsClient other = client(shared)) {
            get(one, 2);
            get(other, 1);
        }

        assertThat(starts.get(2)).isGreaterThanOrEqualTo(MINUTE);
    }

    @Test
    void refusalHalvesThePaceAndAnswersBringItBack() {
        fake.addFault(Faults.tooManyRequests().nth(1));
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 6_000, Duration.ofMinutes(5)))) {
            get(client, 60);
        }

        assertThat(starts.get(1)).isEqualTo(Duration.ofMillis(50));
        assertThat(starts.get(2).minus(starts.get(1))).isEqualTo(Duration.ofNanos(46_875_000));
        assertThat(starts.get(60)).isEqualTo(starts.get(55));
    }

    @Test
    void eachFurtherRefusalHalvesThePaceAgain() {
        fake.addFault(Faults.tooManyRequests().times(2));
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 6_000, Duration.ofMinutes(5)))) {
            get(client, 1);
        }

        assertThat(starts).containsExactly(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(150));
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "cut-before-commit", "cut-after-commit", "cut-mid-body", "401", "html"})
    void turnIsGivenBackWhateverBecomesOfARequest(String fault) {
        fake.addFault(Faults.parse(fault + ":1"));
        try (CustomerPaymentsClient client = client(RateLimit.of(1, 1_000, MINUTE))) {
            try {
                get(client, 1);
            } catch (BusinessCentralException e) {
                assertThat(e.attempts()).isPositive();
            }

            get(client, 1);
        }

        assertThat(time.nanoTime()).as("no wait for a turn").isLessThan(MINUTE.toNanos());
    }

    @Test
    void waitForATurnEndsExactlyAtTheDeadlineAndIsReported() throws Exception {
        RateLimit one = RateLimit.of(1, 100, MINUTE);
        List<CallEvent> events = new ArrayList<>();
        try (RawServer server = new RawServer();
                CustomerPaymentsClient holding =
                        Payments.client(server.root()).rateLimit(one).build();
                CustomerPaymentsClient client = Payments.client(server.root())
                        .rateLimit(one)
                        .scheduler(time)
                        .addListener(events::add)
                        .build()) {
            CompletableFuture<CustomerPayment> held =
                    journal(holding).calls().get(ID).executeAsync();
            server.awaitRequest();

            DeadlineExceededException late = assertThatExceptionOfType(DeadlineExceededException.class)
                    .isThrownBy(() -> journal(client).get(ID))
                    .actual();

            assertThat(late.elapsed()).isEqualTo(Duration.ofMinutes(2));
            assertThat(late.call().waited()).isEqualTo(Duration.ofMinutes(2));
            assertThat(late.attempts()).isZero();
            assertThat(server.requests()).hasSize(1);
            assertThat(time.pending()).isZero();
            assertThat(held.cancel(true)).isTrue();
        }
    }

    @Test
    void interruptEndsAWaitForATurnWhichStandsInNobodysWay() throws Exception {
        RateLimit one = RateLimit.of(1, 100, MINUTE);
        try (RawServer server = new RawServer(connection -> true, respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client =
                        Payments.client(server.root()).rateLimit(one).build()) {
            CompletableFuture<CustomerPayment> held =
                    journal(client).calls().get(ID).executeAsync();
            server.awaitRequest();
            AtomicReference<Exception> failure = new AtomicReference<>();
            Thread waiting = new Thread(() -> {
                try {
                    journal(client).get(ID);
                } catch (BusinessCentralException e) {
                    failure.set(e);
                }
            });
            waiting.start();
            awaitWaiting(waiting);

            waiting.interrupt();
            waiting.join();

            assertThat(failure.get()).isInstanceOf(CallInterruptedException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(held.cancel(true)).isTrue();
            assertThat(journal(client).get(ID).id()).isEqualTo(ID);
        }
    }

    @Test
    void whoeverGivesUpItsTurnLetsTheNextOneThrough() throws Exception {
        RateLimit one = RateLimit.of(1, 100, MINUTE);
        try (RawServer server = new RawServer(connection -> true, respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client =
                        Payments.client(server.root()).rateLimit(one).build()) {
            CompletableFuture<CustomerPayment> held =
                    journal(client).calls().get(ID).executeAsync();
            server.awaitRequest();
            CompletableFuture<CustomerPayment> givenUp =
                    journal(client).calls().get(ID).executeAsync();
            CompletableFuture<CustomerPayment> next =
                    journal(client).calls().get(ID).executeAsync();

            givenUp.cancel(true);
            held.cancel(true);

            assertThat(next.join().id()).isEqualTo(ID);
        }
    }

    @Tag("slow")
    @Test
    void threadsWaitByTheThousandAndAllGetTheirTurn() throws Exception {
        int calls = 2_000;
        ExecutorService threads = manyThreads();
        try (CustomerPaymentsClient client = Payments.client(ROOT)
                .rateLimit(RateLimit.of(3, 100_000, MINUTE))
                .addAttemptInterceptor(fake.interceptor())
                .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            List<CompletableFuture<CustomerPayment>> payments = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                payments.add(CompletableFuture.supplyAsync(() -> journal.get(payment), threads));
            }

            assertThat(payments).allSatisfy(got -> assertThat(got.join().id()).isEqualTo(payment));
        } finally {
            threads.shutdown();
        }
    }

    /** Virtual threads where this Java has them; a lock that pinned their carriers would let none of them go on. */
    private static ExecutorService manyThreads() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newFixedThreadPool(200)
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void onAnyClientATurnLastsUntilTheBodyIsClosed() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "text/plain")
                    .body("one")
                    .build());
            server.enqueue(new MockResponse.Builder().body("two").build());
            OkHttpClient http = new OkHttpClient.Builder()
                    .addInterceptor(RateLimitInterceptor.of(RateLimit.of(1, 100, MINUTE)))
                    .build();
            Request request = new Request.Builder().url(server.url("/")).build();
            CompletableFuture<String> second;

            try (Response first = http.newCall(request).execute()) {
                second = CompletableFuture.supplyAsync(() -> body(http, request));
                assertThat(server.getRequestCount()).isEqualTo(1);
                assertThat(first.body().contentType()).hasToString("text/plain");
                assertThat(first.body().string()).isEqualTo("one");
            }

            assertThat(second.join()).isEqualTo("two");
        }
    }

    private static String body(OkHttpClient http, Request request) {
        try (Response response = http.newCall(request).execute()) {
            return response.body().string();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void limitsThatLetNothingThroughAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(0, 100, MINUTE))
                .withMessageContaining("maxInFlight is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(5, -1, MINUTE))
                .withMessageContaining("maxRequests is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(5, 100, Duration.ZERO))
                .withMessageContaining("window is PT0S")
                .withMessageContaining("For no limit use RateLimit.unlimited().");
    }

    @Test
    void processesOfOneUserDivideItsLimits() {
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 11, MINUTE).dividedBy(3))) {
            get(client, 7);
        }

        assertThat(starts.get(3)).as("11 / 3 in a minute").isGreaterThanOrEqualTo(MINUTE);
        assertThat(starts.get(6)).isBetween(MINUTE.multipliedBy(2), MINUTE.multipliedBy(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.defaults().dividedBy(0))
                .withMessageContaining("processes is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(5, 100, MINUTE).dividedBy(101))
                .withMessageContaining("only 100 requests");
    }

    @Test
    void paceIsPickedUpWithinAHundredRequestsHoweverOftenItWasHalved() {
        fake.addFault(Faults.tooManyRequests().times(10));
        try (CustomerPaymentsClient client = client(RateLimit.of(5, 6_000, MINUTE))) {
            for (int i = 0; i < 5; i++) {
                try {
                    get(client, 1);
                } catch (ThrottledException e) {
                    assertThat(e.status()).isEqualTo(429);
                }
            }
            get(client, 100);
        }

        List<Duration> last = starts.subList(starts.size() - 2, starts.size());
        assertThat(last.get(1).minus(last.get(0))).isLessThan(Duration.ofMillis(10));
    }

    @Test
    void listenersLearnHowLongACallWaitedForItsTurn() {
        List<CallEvent> waits = new ArrayList<>();
        try (CustomerPaymentsClient client = Payments.client(ROOT)
                .rateLimit(RateLimit.of(5, 2, MINUTE))
                .scheduler(time)
                .addListener(event -> {
                    if (event.type() == CallEvent.Type.PERMIT_WAIT) {
                        waits.add(event);
                    }
                })
                .addAttemptInterceptor(fake.interceptor())
                .build()) {
            get(client, 2);
        }

        assertThat(waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait.duration()).contains(MINUTE));
    }
}
