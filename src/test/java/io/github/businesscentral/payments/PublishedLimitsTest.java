package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.internal.WorkersTime;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.Limits;
import io.github.businesscentral.payments.testing.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client against a server that enforces its published limits, on a clock of its own. */
@Tag("slow")
class PublishedLimitsTest {
    private static final int CALLS = 10_000;
    private static final int THREADS = 6;
    private static final double PERMITTED_PER_SECOND = 6_000 / 300.0;

    private final WorkersTime time = new WorkersTime();
    private final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .clock(time.clock())
            .sleeper(time::sleep)
            .build();
    private final UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));

    @Test
    void tenThousandCallsAreNeverRefusedAndUseThePermittedRate() {
        // A queue of no places: a sixth request in flight would be refused.
        Traffic traffic =
                fake.enforce(Limits.published().latency(Duration.ofMillis(40)).queued(0));

        run(CALLS);

        assertThat(traffic.throttled()).isZero();
        assertThat(traffic.accepted()).isEqualTo(CALLS);
        assertThat(traffic.mostInFlight()).isEqualTo(5);
        assertThat(traffic.mostInWindow()).isBetween((int) (6_000 * 0.95), 6_000);
        double seconds = Duration.ofNanos(time.nanoTime()).toMillis() / 1000.0;
        assertThat(CALLS / seconds).as("calls a second").isGreaterThan(PERMITTED_PER_SECOND * 0.95);
    }

    /** 5 requests of 100 payments at a time, each payment 200 ms: 25 payments a second are the most that there can be. */
    @Test
    void anImportUsesNineTenthsOfWhatTheLimitsAllowAndIsNeverRefused() {
        Traffic traffic = fake.enforce(
                Limits.published().operationLatency(Duration.ofMillis(200)).queued(0));
        int payments = 20_000;
        UUID account = fake.addAccount("9990", "Clearing");

        try (CustomerPaymentsClient client = importing(time::begin)) {
            time.begin(1);
            // The worker of a batch counts as one until its result is taken, so that time stands still in between.
            ImportListener listener = new ImportListener() {
                @Override
                public void onProgress(ImportProgress now) {
                    time.end();
                }
            };
            ImportReport report = client.company(fake.companyId())
                    .run("limits", RunOptions.balancingAccount(account).cacheWait(Duration.ZERO))
                    .importAll(
                            IntStream.rangeClosed(1, payments).mapToObj(ImportProgram::draft),
                            ImportOptions.builder().listener(listener).build());
            assertThat(report.isAllBooked()).as(report.toString()).isTrue();
            assertThat(report.progress().count(ImportedLine.Outcome.BOOKED)).isEqualTo(payments);
        }

        assertThat(traffic.throttled()).isZero();
        assertThat(traffic.mostInFlight()).isEqualTo(5);
        double seconds = Duration.ofNanos(time.nanoTime()).toMillis() / 1000.0;
        assertThat(payments / seconds).as("payments a second").isGreaterThan(25 * 0.9);
    }

    private CustomerPaymentsClient importing(IntConsumer begins) {
        return Payments.client(HttpUrl.get("https://localhost/api/v2.0"))
                .addAttemptInterceptor(fake.interceptor())
                .addListener(event -> {
                    if (event.type() == CallEvent.Type.CALL_STARTED && event.kind() == CallKind.BATCH) {
                        begins.accept(1);
                    }
                })
                .scheduler(time)
                .build();
    }

    private void run(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://localhost/api/v2.0"))
                .addAttemptInterceptor(fake.interceptor())
                .scheduler(time)
                .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            time.begin(THREADS);
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(CompletableFuture.runAsync(() -> work(journal, left), threads));
            }
            workers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private void work(JournalPayments journal, AtomicInteger left) {
        try {
            while (left.getAndDecrement() > 0) {
                journal.get(payment);
            }
        } finally {
            time.end();
        }
    }
}
