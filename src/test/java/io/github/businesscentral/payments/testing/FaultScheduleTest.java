package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class FaultScheduleTest extends StandInTest {
    private static final int LINES = 120;

    /** A line's id follows from its journal and number, so another stand-in can tell it. */
    private final Map<Integer, UUID> ids = IntStream.rangeClosed(1, LINES)
            .boxed()
            .collect(Collectors.toMap(
                    number -> number, number -> fake.addPayment(fake.journalId(), Map.of("lineNumber", number))));

    private static FaultSchedule schedule(long seed) {
        return FaultSchedule.seeded(seed)
                .with(0.06, Faults.cutBeforeCommit())
                .with(0.06, Faults.cutAfterCommit())
                .with(0.05, Faults.gatewayTimeout().thenCommit(3))
                .with(0.05, Faults.cutMidBody())
                .with(0.04, Faults.tooManyRequests())
                .with(0.04, Faults.unavailable())
                .with(0.05, Faults.unauthorized());
    }

    /** Creates, changes and deletes lines, each step five times whatever comes back, and returns the schedule's record. */
    private Map<String, String> run(FaultSchedule schedule, int threads) throws InterruptedException {
        rebuild(FakeBusinessCentral.builder());
        fake.addFault(schedule);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        IntStream.rangeClosed(1, LINES)
                .forEach(number -> pool.execute(() -> {
                    UUID id = ids.get(number);
                    for (int attempt = 0; attempt < 5; attempt++) {
                        survive(() -> post(payments(), "{\"lineNumber\":" + number + ",\"comment\":\"a\"}"));
                        survive(() -> patch(payment(id), "{\"comment\":\"b\"}", "If-Match", "*"));
                        survive(() -> get(payments() + "?$filter=lineNumber eq " + number));
                        survive(() -> delete(payment(id)));
                    }
                }));
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        return schedule.struck();
    }

    private static void survive(Runnable request) {
        try {
            request.run();
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("unexpected end of stream");
        }
    }

    @Test
    void rule31TheSameSeedGivesEachRequestTheSameFaultsWithEightThreads() throws Exception {
        Map<String, String> first = run(schedule(42), 8);
        Map<String, String> second = run(schedule(42), 8);
        Map<String, String> alone = run(schedule(42), 1);

        assertThat(first).hasSizeGreaterThan(LINES);
        assertThat(second).isEqualTo(first);
        assertThat(alone).isEqualTo(first);
    }

    @Test
    void rule31AnotherSeedGivesOtherFaults() throws Exception {
        assertThat(run(schedule(42), 8)).isNotEqualTo(run(schedule(43), 8));
    }

    @Test
    void rule31FaultsComeAboutAsOftenAsAsked() throws Exception {
        FaultSchedule schedule = schedule(42);

        int struck = run(schedule, 8).size();

        assertThat(schedule.attempts()).isEqualTo(LINES * 20);
        assertThat(struck / (double) schedule.attempts()).isBetween(0.30, 0.40);
        assertThat(schedule.counts())
                .containsOnlyKeys(
                        "401", "429", "503", "504-then-commit", "cut-after-commit", "cut-before-commit", "cut-mid-body")
                .allSatisfy((fault, count) -> assertThat(count).isBetween(LINES * 6L / 10, LINES * 15L / 10));
        assertThat(schedule.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(struck);
    }

    @Test
    void rule31BothTransportsMeetTheSameFaults() {
        FaultSchedule inProcess = FaultSchedule.seeded(7).with(0.5, Faults.serverError());
        fake.addFault(inProcess);
        for (int number = 1; number <= 50; number++) {
            post(payments(), "{\"lineNumber\":" + number + "}");
        }
        FaultSchedule overHttp = FaultSchedule.seeded(7).with(0.5, Faults.serverError());
        rebuild(FakeBusinessCentral.builder());
        fake.addFault(overHttp);
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            http = new OkHttpClient();
            root = server.url();
            for (int number = 50; number >= 1; number--) {
                post(payments(), "{\"lineNumber\":" + number + "}");
            }
        }

        assertThat(overHttp.struck()).isNotEmpty().isEqualTo(inProcess.struck());
    }

    @Test
    void rule31TheRecordNamesTheRequestAndItsTry() {
        FaultSchedule schedule = FaultSchedule.seeded(1).with(1, Faults.serverError());
        fake.addFault(schedule);

        post(payments(), "{\"lineNumber\":7}");
        post(payments(), "{\"lineNumber\":7,\"comment\":\"x\"}");
        post(payments(), "{\"documentNumber\":\"D1\"}");
        post(payments(), "{\"comment\":\"x\"}");
        post(payments(), "[]");
        get("companies?$top=1");

        assertThat(schedule.struck().keySet())
                .containsExactlyInAnyOrder(
                        "GET companies?$top=1 #1",
                        "POST " + payments() + " " + digest("[]") + " #1",
                        "POST " + payments() + " " + digest("{\"documentNumber\":\"D1\"}") + " #1",
                        "POST " + payments() + " " + digest("{\"comment\":\"x\"}") + " #1",
                        "POST " + payments() + " lineNumber=7 #1",
                        "POST " + payments() + " lineNumber=7 #2");
    }

    private static String digest(String body) {
        return ByteString.encodeUtf8(body).sha256().hex();
    }

    @Test
    void rule31LinesWithTheSameDocumentNumberMeetTheSameFaultsInAnyOrder() {
        assertThat(struckInOrder(IntStream.rangeClosed(1, 40)))
                .isNotEmpty()
                .isEqualTo(struckInOrder(IntStream.rangeClosed(1, 40).map(number -> 41 - number)));
    }

    private Map<String, String> struckInOrder(IntStream amounts) {
        FaultSchedule schedule = FaultSchedule.seeded(7).with(0.5, Faults.serverError());
        rebuild(FakeBusinessCentral.builder());
        fake.addFault(schedule);
        amounts.forEach(amount -> post(payments(), "{\"documentNumber\":\"PAY-1\",\"amount\":-" + amount + "}"));
        return schedule.struck();
    }

    @Test
    void aScheduleCanLeaveRequestsAlone() {
        FaultSchedule schedule =
                FaultSchedule.seeded(1).with(1, Faults.serverError()).on(Requests.posts());
        fake.addFault(schedule);

        get("companies").is(200);
        post(payments(), "{}").is(500);

        assertThat(schedule.attempts()).isEqualTo(1);
    }

    @Test
    void aFaultThatDeclinesIsNotRecorded() {
        FaultSchedule schedule =
                FaultSchedule.seeded(1).with(1, Faults.serverError().on(Requests.posts()));
        fake.addFault(schedule);

        get("companies").is(200);

        assertThat(schedule.attempts()).isEqualTo(1);
        assertThat(schedule.struck()).isEmpty();
    }

    @Test
    void probabilitiesBeyondCertaintyAreRefused() {
        FaultSchedule half = FaultSchedule.seeded(1).with(0.5, Faults.serverError());

        assertThatIllegalArgumentException().isThrownBy(() -> half.with(0.6, Faults.badGateway()));
        assertThatIllegalArgumentException().isThrownBy(() -> half.with(-0.1, Faults.badGateway()));
        assertThatIllegalArgumentException().isThrownBy(() -> half.with(Double.NaN, Faults.badGateway()));
    }
}
