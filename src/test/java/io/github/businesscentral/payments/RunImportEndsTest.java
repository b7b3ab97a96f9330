package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.ImportBench.all;
import static io.github.businesscentral.payments.ImportBench.drafts;
import static io.github.businesscentral.payments.ImportBench.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportException;
import io.github.businesscentral.payments.run.ImportException.Reason;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Imports that do not come to their end: the input, the listener, the thread, the client, the server. Another one completes them. */
class RunImportEndsTest {
    private final ImportBench bench = new ImportBench();
    private final PaymentRun run = bench.run();

    @AfterEach
    void close() {
        bench.close();
    }

    private ImportException ended(Runnable anImport, Reason reason) {
        ImportException ended = assertThatExceptionOfType(ImportException.class)
                .isThrownBy(anImport::run)
                .actual();
        assertThat(ended.reason()).isEqualTo(reason);
        return ended;
    }

    private void requireCompletion(int count) {
        assertThat(all(bench.run(), count).isAllBooked()).isTrue();
        bench.requireEach(count);
    }

    @Test
    void anInputThatThrows() {
        Iterable<NewCustomerPayment> broken = () -> {
            Iterator<NewCustomerPayment> drafts = drafts(5_000).iterator();
            return new Iterator<>() {
                private int read;

                @Override
                public boolean hasNext() {
                    return drafts.hasNext();
                }

                @Override
                public NewCustomerPayment next() {
                    if (read++ == 2_050) {
                        throw new IllegalStateException("the bank's file ends here");
                    }
                    return drafts.next();
                }
            };
        };

        ImportException failed = ended(() -> run.importAll(broken, ImportOptions.defaults()), Reason.INPUT_FAILED);

        assertThat(failed).hasRootCauseMessage("the bank's file ends here");
        ImportReport report = failed.report().orElseThrow();
        assertThat(report.progress().count(Outcome.BOOKED))
                .isEqualTo(bench.lines().size())
                .isPositive();
        requireCompletion(5_000);
    }

    @Test
    void aNullInTheInput() {
        List<NewCustomerPayment> input = new ArrayList<>(drafts(2));
        input.add(null);

        ImportException failed = ended(() -> run.importAll(input, ImportOptions.defaults()), Reason.INPUT_FAILED);

        assertThat(failed).hasRootCauseInstanceOf(NullPointerException.class);
        requireCompletion(2);
    }

    @Test
    void aListenerThatThrows() {
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                throw new IllegalStateException("the listener's disk is full");
            }
        };

        ImportException failed = ended(
                () -> run.importAll(drafts(1_000), options().listener(listener).build()), Reason.INPUT_FAILED);

        assertThat(failed.report().orElseThrow().progress().count(Outcome.BOOKED))
                .isEqualTo(bench.lines().size())
                .isPositive();
        requireCompletion(1_000);
    }

    @Test
    void theListenerIsToldOfEachLineOnceByTheCallingThread() {
        Thread caller = Thread.currentThread();
        ImportBench.Told told = new ImportBench.Told();
        List<Thread> threads = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                threads.add(Thread.currentThread());
                told.onLine(line);
            }

            @Override
            public void onProgress(ImportProgress now) {
                told.onProgress(now);
            }
        };

        run.importAll(drafts(250), options().listener(listener).build());

        assertThat(told.lines).extracting(ImportedLine::position).hasSize(250).doesNotHaveDuplicates();
        assertThat(told.lines).allSatisfy(line -> assertThat(line.payment()).isPresent());
        assertThat(threads).containsOnly(caller);
        assertThat(told.progress).last().satisfies(last -> {
            assertThat(last.lines()).isEqualTo(250);
            assertThat(last.linesPerSecond()).isPositive();
        });
    }

    @Test
    void aThreadThatIsInterrupted() {
        bench.fault(Faults.custom("interrupting", (request, server) -> {
            FakeResponse response = server.apply(request);
            return response;
        }));
        ImportListener interrupting = new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                Thread.currentThread().interrupt();
            }
        };

        ImportException failed = ended(
                () -> run.importAll(
                        drafts(3_000),
                        options().parallelism(2).listener(interrupting).build()),
                Reason.INTERRUPTED);

        assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
        ImportProgress progress = failed.report().orElseThrow().progress();
        assertThat(progress.count(Outcome.BOOKED)).isLessThan(3_000);
        assertThat(progress.count(Outcome.UNKNOWN) + progress.count(Outcome.NOT_SENT))
                .isPositive();
        requireCompletion(3_000);
    }

    @Test
    void aClientThatIsClosed() {
        CustomerPaymentsClient own = bench.client(builder -> {});
        PaymentRun closing = own.company(bench.fake.companyId())
                .run(
                        "statement 2026-11-20",
                        RunOptions.balancingAccount(bench.account).cacheWait(Duration.ZERO));
        ImportListener listener = new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                own.close();
            }
        };

        ImportReport report = closing.importAll(
                drafts(3_000), options().parallelism(1).listener(listener).build());

        assertThat(report.isFinished()).isFalse();
        assertThat(report.stopped()).isPresent();
        requireCompletion(3_000);
    }

    @Test
    void aServerThatRefusesEveryLine() {
        Fault refusing = Faults.answering(
                        "refused", FakeResponse.refusal(403, "Authorization_RequestDenied", "No permission."))
                .on(ImportBench.ENVELOPES);
        bench.fake.addFault(refusing);

        ImportReport report = all(run, 1_000);

        assertThat(report.progress().count(Outcome.NOT_SENT))
                .as("nobody's fault: none is refused")
                .isEqualTo(1_000);
        assertThat(report.stopped()).hasValueSatisfying(why -> assertThat(why).contains("No permission"));
        bench.fake.removeFault(refusing);
        requireCompletion(1_000);
    }
}
