package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 31: the published limits, on a clock that only the test moves. */
class LimitsTest extends StandInTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-08-20T12:00:00Z"));

    @BeforeEach
    void standStill() {
        start(FakeBusinessCentral.builder());
    }

    private void start(FakeBusinessCentral.Builder builder) {
        rebuild(builder.sleeper(clock), clock);
    }

    /** Hands a request to the stand-in without waiting for the answer to arrive. */
    private FakeResponse arrive() {
        return arrive("GET", "companies", "");
    }

    private FakeResponse arrive(String method, String address, String body) {
        return fake.handle(new FakeRequest(
                method,
                HttpUrl.get(root + address),
                Headers.of("Authorization", "Bearer token", "Content-Type", "application/json"),
                ByteString.encodeUtf8(body)));
    }

    private List<FakeResponse> arrive(int times) {
        List<FakeResponse> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(arrive());
        }
        return answers;
    }

    private static String message(FakeResponse answer) {
        return answer.bodyText().replaceFirst(".*\"message\":\"([^\"]*?)  Corr.*", "$1");
    }

    @Test
    void rule31NothingIsLimitedUnlessAskedFor() {
        assertThat(arrive(6_001))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void rule31SixthousandRequestsAreAllowedInFiveMinutes() {
        Traffic traffic = fake.enforce(Limits.published());

        arrive(3_000);
        clock.advance(Duration.ofMinutes(4));
        assertThat(arrive(3_000))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        FakeResponse refused = arrive();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(message(refused)).isEqualTo("Too many requests reached. Actual (6001). Maximum (6000).");
        assertThat(refused.header("Retry-After")).isNull();
        assertThat(traffic.accepted()).isEqualTo(6_000);
        assertThat(traffic.throttled()).isEqualTo(1);
        assertThat(traffic.mostInWindow()).isEqualTo(6_000);
    }

    @Test
    void rule31TheFiveMinutesSlide() {
        fake.enforce(Limits.published().requests(2, Duration.ofMinutes(5)));
        arrive();
        clock.advance(Duration.ofMinutes(2));
        arrive();

        clock.advance(Duration.ofMinutes(3).minusNanos(1));
        assertThat(arrive().status()).isEqualTo(429);
        clock.advance(Duration.ofNanos(1));
        assertThat(arrive().status()).isEqualTo(200);
        assertThat(arrive().status()).isEqualTo(429);
    }

    @Test
    void rule31ARefusedRequestIsNotCarriedOut() {
        fake.enforce(Limits.published().requests(1, Duration.ofMinutes(5)));
        arrive();

        assertThat(arrive("POST", payments(), "{}").status()).isEqualTo(429);

        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule31FiveRequestsRunAndTheOthersQueue() {
        Traffic traffic = fake.enforce(Limits.published().latency(SECOND));

        List<FakeResponse> answers = arrive(12);

        assertThat(answers)
                .extracting(answer -> answer.delay().toSeconds())
                .containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L, 2L, 3L, 3L);
        assertThat(traffic.mostInFlight()).isEqualTo(5);
        assertThat(traffic.mostQueued()).isEqualTo(7);
        assertThat(traffic.accepted()).isEqualTo(12);
    }

    @Test
    void rule31TheHundredAndFirstConnectionIsRefused() {
        Traffic traffic = fake.enforce(Limits.published().latency(SECOND));
        arrive(100);

        FakeResponse refused = arrive();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(message(refused)).isEqualTo("Too many requests reached. Actual (101). Maximum (100).");
        assertThat(refused.delay()).isZero();
        assertThat(traffic.mostQueued()).isEqualTo(95);
        clock.advance(SECOND);
        assertThat(arrive(5)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(arrive().status()).isEqualTo(429);
    }

    @Test
    void rule31WhoQueuesForEightMinutesIsAnswered503() {
        Traffic traffic = fake.enforce(Limits.published().latency(Duration.ofMinutes(8)));
        arrive(10);

        FakeResponse refused = arrive("POST", payments(), "{}");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.delay()).isEqualTo(Duration.ofMinutes(8));
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(fake.payments(fake.journalId())).isEmpty();
        assertThat(traffic.timedOut()).isEqualTo(1);
        assertThat(traffic.accepted()).isEqualTo(10);
    }

    @Test
    void rule31WithoutAQueueTheSixthRequestIsRefused() {
        start(FakeBusinessCentral.builder().choose(Choice.RETRY_AFTER_ON_429));
        fake.enforce(Limits.published().queued(0).latency(Duration.ofMillis(2_001)));
        arrive(5);

        FakeResponse refused = arrive();

        assertThat(message(refused)).isEqualTo("Too many requests reached. Actual (6). Maximum (5).");
        assertThat(refused.header("Retry-After")).isEqualTo("3");
    }

    @Test
    void retryAfterOn429TellsWhenThereIsRoomAgain() {
        start(FakeBusinessCentral.builder().choose(Choice.RETRY_AFTER_ON_429));
        fake.enforce(Limits.published().requests(1, Duration.ofMinutes(5)));
        arrive();
        clock.advance(Duration.ofMinutes(1));

        assertThat(arrive().header("Retry-After")).isEqualTo("240");
        clock.advance(Duration.ofMinutes(4).minusMillis(1));
        assertThat(arrive().header("Retry-After")).isEqualTo("1");
    }

    @Test
    void batchOperationsCountEach() {
        start(FakeBusinessCentral.builder().choose(Choice.BATCH_OPERATIONS_COUNT_EACH));
        fake.enforce(Limits.published().requests(10, Duration.ofMinutes(5)));

        arrive("POST", "$batch", "{\"requests\":[{},{},{}]}");
        arrive("POST", "$batch", "{\"requests\":7}");
        arrive("POST", "$batch", "nonsense");

        assertThat(arrive(5)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(arrive().status()).isEqualTo(429);
    }

    @Test
    void aBatchCountsAsOneOtherwise() {
        fake.enforce(Limits.published().requests(2, Duration.ofMinutes(5)));

        arrive("POST", "$batch", "{\"requests\":[{},{},{}]}");

        assertThat(arrive().status()).isEqualTo(200);
    }

    @Test
    void aRefusedRequestMeetsNoFault() {
        fake.enforce(Limits.published().requests(1, Duration.ofMinutes(5)).latency(SECOND));
        ScriptedFault fault = Faults.gatewayTimeout();
        fake.addFault(fault);

        List<FakeResponse> answers = arrive(2);

        assertThat(answers).extracting(FakeResponse::status).containsExactly(504, 429);
        assertThat(answers).extracting(FakeResponse::delay).containsExactly(SECOND, Duration.ZERO);
        assertThat(fault.struck()).isEqualTo(1);
    }

    @Test
    void rule31RequestsInFlightAreCountedWithoutSockets() throws Exception {
        Traffic traffic = fake.enforce(Limits.published().inFlight(2).latency(SECOND));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> get("companies"), threads));
        }

        clock.awaitSleepers(3);
        clock.advance(SECOND);
        CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(answers).anySatisfy(answer -> assertThat(answer).isNotDone());
        clock.advance(SECOND);

        for (CompletableFuture<Answer> answer : answers) {
            answer.get(10, TimeUnit.SECONDS).is(200);
        }
        threads.shutdown();
        assertThat(traffic.mostInFlight()).isEqualTo(2);
        assertThat(traffic.mostQueued()).isEqualTo(1);
    }

    @Test
    void newLimitsStartWithoutAPast() {
        fake.enforce(Limits.published().requests(1, Duration.ofMinutes(5)));
        arrive(2);

        fake.enforce(Limits.published());

        assertThat(arrive().status()).isEqualTo(200);
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.published().inFlight(0))
                .withMessage("a limit of 0; it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.published().requests(0, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.published().queued(-1))
                .withMessage("a queue of -1; it has at least 0 places");
        assertThat(Limits.published().longestWait(SECOND)).isNotNull();
    }
}
