package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.ImportBench.all;
import static io.github.businesscentral.payments.ImportBench.drafts;
import static io.github.businesscentral.payments.ImportBench.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads of the marks that confirm what an import found or entered. */
class RunImportMarksTest {
    private final ImportBench bench = new ImportBench();
    private final PaymentRun run = bench.run();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void oneReadOfTheMarksConfirmsAllLinesThatWereReadBefore() {
        all(run, 21_000);
        PaymentRun again = bench.run();
        bench.fake.clearRequests();

        assertThat(all(again, 21_000).progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(21_000);

        assertThat(bench.fake.requests())
                .as("the journals, two pages of lines, the marks")
                .hasSize(4)
                .last()
                .matches(ImportBench.ENVELOPES);
    }

    @Test
    void linesOfARunThatIsPostedAfterTheyWereReadCountAsPosted() {
        all(run, 200);
        bench.fake.addFault(Faults.anotherWriter(request -> bench.run().post())
                .on(ImportBench.ENVELOPES)
                .times(1));

        ImportReport again = all(bench.run(), 200);

        assertThat(again.progress().count(Outcome.POSTED_BEFORE))
                .as(again.toString())
                .isEqualTo(200);
        bench.requireEach(200);
    }

    @Test
    void entriesTakeTheReadsOfTheMarksAlongAndIfTheyAreRefusedTogetherAnotherReadConfirms() {
        LeapingScheduler time = new LeapingScheduler();
        PaymentRun timed = bench.run(1, builder -> builder.scheduler(time));
        ScriptedFault refused = Faults.unauthorized().on(RunImportMarksTest::entersAndReads);
        bench.fake.addFault(refused);

        ImportReport report = timed.importAll(
                drafts(4_000),
                options().parallelism(1).listener(passingTime(time)).build());

        assertThat(bench.fake.requests()).anyMatch(RunImportMarksTest::entersAndReads);
        assertThat(report.stopped()).isPresent();
        assertThat(report.progress().count(Outcome.UNKNOWN))
                .as(report.toString())
                .isZero();
        assertThat(report.progress().count(Outcome.BOOKED))
                .isEqualTo(bench.lines().size())
                .isGreaterThanOrEqualTo(2_000);
        bench.fake.removeFault(refused);
        assertThat(all(bench.run(), 4_000).isAllBooked()).isTrue();
        bench.requireEach(4_000);
    }

    private static boolean entersAndReads(FakeRequest request) {
        return ImportBench.ENVELOPES.test(request)
                && request.bodyText().contains("\"POST\"")
                && request.bodyText().contains("\"GET\"");
    }

    private static ImportListener passingTime(LeapingScheduler time) {
        return new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                time.pass(Duration.ofMillis(100));
            }
        };
    }
}
