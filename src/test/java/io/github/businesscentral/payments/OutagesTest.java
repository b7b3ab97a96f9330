package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.internal.WorkersTime;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that restarts twice behind a gateway, which answers 502 meanwhile; on a clock of its own. */
class OutagesTest {
    private static final int PAYMENTS = 1_000;
    private static final int THREADS = 8;
    private static final Duration LATENCY = Duration.ofMillis(80);
    private static final Duration RESTART = Duration.ofSeconds(9);
    private static final List<Duration> RESTARTS = List.of(Duration.ofSeconds(3), Duration.ofSeconds(25));

    private final WorkersTime time = new WorkersTime();
    private final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .clock(time.clock())
            .sleeper(time::sleep)
            .build();
    private final AtomicInteger refused = new AtomicInteger();

    private FakeResponse behindGateway(FakeRequest request, Fault.Server server) {
        Duration now = Duration.ofNanos(time.nanoTime());
        for (Duration restart : RESTARTS) {
            Duration since = now.minus(restart);
            if (!since.isNegative() && since.compareTo(RESTART) < 0) {
                refused.incrementAndGet();
                if (since.compareTo(LATENCY) < 0) {
                    // The last requests of the old server are executed, and their answers are lost.
                    server.apply(request);
                }
                return FakeResponse.of(502, "text/html", "<h1>Bad Gateway</h1>").withDelay(LATENCY);
            }
        }
        return server.apply(request).withDelay(LATENCY);
    }

    @Test
    @Tag("slow")
    void aThousandCreatesOverTwoRestartsAreEachBookedOnceAndKnown() {
        fake.addFault(Faults.custom("restart", this::behindGateway));
        AtomicInteger next = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        try (CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://localhost/api/v2.0"))
                .addAttemptInterceptor(fake.interceptor())
                .retryPolicy(RetryPolicy.defaults())
                .scheduler(time)
                .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            time.begin(THREADS);
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(CompletableFuture.runAsync(() -> create(journal, next, unknown), threads));
            }
            workers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }

        assertThat(refused.get()).as("attempts during a restart").isPositive();
        assertThat(unknown.get()).isLessThanOrEqualTo(PAYMENTS / 1_000);
        assertThat(fake.payments(fake.journalId())).hasSize(PAYMENTS);
    }

    /** The restart lasts for so many attempts that each request of the import meets with about ten. */
    @Test
    void anImportGoesOnAfterARestart() {
        AtomicInteger envelopes = new AtomicInteger();
        ScriptedFault restart = Faults.custom(
                        "restart",
                        (request, server) -> envelopes.incrementAndGet() < 10 || envelopes.get() > 70
                                ? server.apply(request)
                                : FakeResponse.of(502, "text/html", "<h1>Bad Gateway</h1>"))
                .on(ImportBench.ENVELOPES);
        try (ImportBench bench = new ImportBench(FakeBusinessCentral.builder())) {
            bench.fake.addFault(restart);
            PaymentRun run = bench.run(
                    1,
                    builder -> builder.retryPolicy(RetryPolicy.builder()
                            .baseDelay(Duration.ofMillis(1))
                            .maxDelay(Duration.ofMillis(1))
                            .build()));

            ImportReport report = run.importAll(
                    IntStream.rangeClosed(1, 5_000).mapToObj(ImportBench::draft), ImportOptions.defaults());

            assertThat(report.isAllBooked()).as(report.toString()).isTrue();
            assertThat(envelopes).hasValueGreaterThan(70);
            bench.requireEach(5_000);
        }
    }

    /** Nobody waits two minutes to be told of a wrong address. */
    @Test
    void aServerThatHasNeverAnsweredIsGivenUpAfterFiveAttemptsToConnect() throws IOException {
        HttpUrl nobody;
        try (RawServer server = new RawServer()) {
            nobody = server.root();
        }
        try (CustomerPaymentsClient client =
                Payments.client(nobody).retryPolicy(Payments.eager(100)).build()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> client.companies().list().first())
                    .withMessageContaining("no answer has ever come from there")
                    .satisfies(e -> assertThat(e.call().attempts()).isEqualTo(5));
        }
    }

    private void create(JournalPayments journal, AtomicInteger next, AtomicInteger unknown) {
        try {
            for (int i = next.incrementAndGet(); i <= PAYMENTS; i = next.incrementAndGet()) {
                try {
                    journal.create(ImportProgram.draft(i));
                } catch (OutcomeUnknownException e) {
                    unknown.incrementAndGet();
                }
            }
        } finally {
            time.end();
        }
    }
}
