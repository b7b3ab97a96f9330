package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.auth.TokenRequest;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallEvent.Outcome;
import io.github.businesscentral.payments.call.CallEvent.Type;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners are told, and that they can do no harm. */
class CallListenerTest {
    private final List<CallEvent> events = new ArrayList<>();

    /** One whose token has been fetched already. */
    private SettlingBench bench() {
        SettlingBench bench = new SettlingBench(builder -> builder.addListener(events::add)
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(3)
                        .baseDelay(Duration.ofSeconds(2))
                        .build()));
        bench.journal.get(bench.witness);
        events.clear();
        return bench;
    }

    private List<Type> types() {
        return events.stream().map(CallEvent::type).toList();
    }

    @Test
    void readThatIsRepeatedIsToldStepByStep() {
        try (SettlingBench bench = bench()) {
            bench.fake.addFault(Faults.unavailable().times(1));

            bench.journal.get(bench.witness);
        }

        assertThat(types())
                .containsExactly(
                        Type.CALL_STARTED,
                        Type.ATTEMPT_STARTED,
                        Type.ATTEMPT_ENDED,
                        Type.RETRY_WAIT,
                        Type.ATTEMPT_STARTED,
                        Type.ATTEMPT_ENDED,
                        Type.CALL_ENDED);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.call()).isEqualTo(events.get(0).call());
            assertThat(event.kind()).isEqualTo(CallKind.READ);
            assertThat(event.method()).isEqualTo("GET");
            assertThat(event.path()).isEqualTo("companies({id})/customerPaymentJournals({id})/customerPayments({id})");
        });
        CallEvent refused = events.get(2);
        CallEvent wait = events.get(3);
        CallEvent end = events.get(6);
        assertThat(refused.status()).hasValue(503);
        assertThat(refused.attempt()).isEqualTo(1);
        assertThat(wait.reason()).contains("HTTP 503");
        assertThat(wait.duration().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(end.outcome()).contains(Outcome.SUCCEEDED);
        assertThat(end.duration()).isEqualTo(wait.duration());
        assertThat(end.elapsed()).isEqualTo(end.duration().orElseThrow());
        assertThat(end.attempt()).isEqualTo(2);
    }

    @Test
    void lookUpInsideACreateIsToldAsTheReadItIs() {
        try (SettlingBench bench = bench()) {
            bench.openedByAnother();
            events.clear();
            bench.fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));

            bench.journal.create(draft());
        }

        assertThat(events.stream()
                        .filter(event -> event.type() == Type.ATTEMPT_ENDED)
                        .map(event -> event.kind() + " " + event.method() + " "
                                + event.reason().orElse("")))
                .containsExactly("CREATE POST IOException", "READ GET ");
        assertThat(events.get(events.size() - 1).kind()).isEqualTo(CallKind.CREATE);
    }

    @Test
    void failureIsToldWithItsReasonButNotItsText() {
        try (SettlingBench bench = bench()) {
            bench.fake.addFault(Faults.serverError());

            try {
                bench.journal.get(UUID.randomUUID());
            } catch (RuntimeException e) {
                assertThat(e).isNotNull();
            }
        }

        CallEvent end = events.get(events.size() - 1);
        assertThat(end.outcome()).contains(Outcome.FAILED);
        assertThat(end.reason()).contains("HTTP 500");
        assertThat(end.correlationId()).isEmpty();
    }

    @Test
    void batchWithMembersThatFailIsToldAsFailed() {
        try (SettlingBench bench = bench()) {
            Batch batch = bench.client.batch().continueOnError();
            batch.add(bench.journal.calls().get(bench.witness));
            batch.add(bench.journal.calls().get(UUID.randomUUID()));

            batch.execute();
        }

        CallEvent end = events.get(events.size() - 1);
        assertThat(end.outcome()).contains(Outcome.FAILED);
        assertThat(end.reason()).contains("1 of 2 members");
    }

    @Test
    void correlationIdOfAnAnswerIsTold() {
        try (SettlingBench bench = bench()) {
            bench.fake.addFault(
                    Faults.serverError().withHeader("ms-correlation-x", "abc-1").times(1));

            bench.journal.get(bench.witness);
        }

        assertThat(events.get(2).correlationId()).contains("abc-1");
        assertThat(events.get(2).toString()).endsWith("HTTP 500, 0 ms, correlation id abc-1");
    }

    @Test
    void tokenSentBackAsCorrelationIdIsNoId() {
        try (SettlingBench bench = bench()) {
            bench.fake.addFault(Faults.serverError()
                    .withHeader("ms-correlation-x", "Bearer header.payload.signature")
                    .times(1));

            bench.journal.get(bench.witness);
        }

        assertThat(events.get(2).correlationId()).isEmpty();
    }

    @Test
    void eventsHoldNoKeysAndNoValues() {
        try (SettlingBench bench = bench()) {
            bench.journal.findByLineNumber(10_000);
            bench.journal.create(draft());

            assertThat(events)
                    .extracting(CallEvent::toString)
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain("lineNumber", "WIRE-1", "1500", "?")
                            .doesNotContain(bench.fake.companyId().toString())
                            .doesNotContain(bench.witness.toString())
                            .doesNotContain(PlantedSecrets.TOKEN));
        }
        assertThat(events).hasSizeGreaterThan(6);
    }

    @Test
    void cancelledWriteWhoseOutcomeIsUnknownIsTold() throws Exception {
        BlockingQueue<CallEvent> told = new LinkedBlockingQueue<>();
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client =
                        Payments.client(server.root()).addListener(told::add).build()) {
            CompletableFuture<CustomerPayment> payment = Payments.journal(client)
                    .calls()
                    .create(draft(), CreateMode.SERVER_NUMBERED)
                    .executeAsync();
            server.awaitRequest();

            payment.cancel(true);

            CallEvent event = told.take();
            while (event.type() != Type.CALL_ENDED) {
                event = told.take();
            }
            assertThat(event.outcome()).contains(Outcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void listenerThatThrowsChangesNothing(Type at) {
        try (SettlingBench bench = new SettlingBench(builder -> builder.addListener(event -> {
                    if (event.type() == at) {
                        throw new IllegalStateException("a listener's own mistake");
                    }
                })
                .addListener(events::add))) {
            bench.fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));

            bench.journal.create(draft());

            assertThat(bench.bookings()).isEqualTo(1);
        }
        assertThat(types()).as("the next listener is told all the same").contains(Type.CALL_ENDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"CALL_STARTED", "ATTEMPT_STARTED", "CALL_ENDED"})
    void aListenerThatBlocksIsInterruptedWhenTheDeadlinePasses(Type at) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean woken = new AtomicBoolean();
        try (RawServer server = new RawServer(RawServer.respond("200 OK", "", Payments.JSON));
                CustomerPaymentsClient client = Payments.client(server.root())
                        .defaultOptions(RequestOptions.builder()
                                .deadline(Duration.ofMillis(200))
                                .build())
                        .addListener(event -> {
                            if (event.type() == at) {
                                try {
                                    never.await();
                                } catch (InterruptedException e) {
                                    woken.set(true);
                                }
                            }
                        })
                        .build()) {
            try {
                Payments.journal(client).get(Payments.ID);
            } catch (DeadlineExceededException e) {
                // The listener has used up the time.
            }

            assertThat(woken).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void listenerWithoutItsClassesChangesNothing() {
        try (SettlingBench bench = new SettlingBench(builder -> builder.addListener(event -> {
            throw new NoClassDefFoundError("some/Metric");
        }))) {
            bench.journal.create(draft());

            assertThat(bench.bookings()).isEqualTo(1);
        }
    }

    @Test
    void renewedTokenIsToldWithTheCallThatNeededIt() {
        try (SettlingBench bench = new SettlingBench(builder -> builder.addListener(events::add))) {
            bench.journal.get(bench.witness);
            bench.journal.get(bench.witness);
        }

        assertThat(types())
                .startsWith(Type.CALL_STARTED, Type.TOKEN_RENEWED, Type.ATTEMPT_STARTED)
                .containsOnlyOnce(Type.TOKEN_RENEWED);
        assertThat(events.get(1).call()).isEqualTo(events.get(0).call());
        assertThat(events.get(1).reason()).isEmpty();
    }

    @Test
    void tokenThatCannotBeHadIsToldWithoutItsText() {
        try (SettlingBench bench = new SettlingBench(builder -> builder.addListener(events::add)
                .retryPolicy(RetryPolicy.none())
                .tokenProvider(request -> {
                    throw TokenException.refused("secret-in-a-message", null);
                }))) {
            assertThatExceptionOfType(TokenException.class).isThrownBy(() -> bench.journal.get(bench.witness));
        }

        assertThat(types()).containsExactly(Type.CALL_STARTED, Type.TOKEN_RENEWED, Type.CALL_ENDED);
        assertThat(events.get(1).reason()).contains("TokenException");
        assertThat(events.toString()).doesNotContain("secret-in-a-message");
    }

    /** The thread that keeps the time limits is one for the whole program. */
    @Test
    void tokenThatTakesTooLongIsToldOnceAndOnAThreadOfItsOwn() throws Exception {
        CompletableFuture<Thread> asked = new CompletableFuture<>();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        TokenProvider hung = new TokenProvider() {
            @Override
            public AccessToken token(TokenRequest request) throws Exception {
                asked.complete(Thread.currentThread());
                new CountDownLatch(1).await();
                throw new IllegalStateException();
            }

            @Override
            public Duration timeLimit() {
                return Duration.ofMillis(50);
            }
        };
        try (SettlingBench bench = new SettlingBench(builder -> builder.tokenProvider(hung)
                .retryPolicy(RetryPolicy.none())
                .addListener(event -> {
                    if (event.type() == Type.TOKEN_RENEWED) {
                        told.add(event.reason().orElse("") + " on "
                                + Thread.currentThread().getName());
                    }
                }))) {
            assertThatExceptionOfType(TokenException.class).isThrownBy(() -> bench.journal.get(bench.witness));
        }

        assertThat(told.take()).isEqualTo("TimeoutException on business-central-token-late");
        asked.join().join();
        assertThat(told).isEmpty();
    }

    @Test
    void callsHaveNumbersOfTheirOwn() {
        try (SettlingBench bench = bench()) {
            bench.journal.get(bench.witness);
            bench.journal.get(bench.witness);
        }

        assertThat(events.stream().map(CallEvent::call).distinct()).hasSize(2);
    }
}
