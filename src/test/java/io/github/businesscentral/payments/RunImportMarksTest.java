package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.ImportBench.all;
import static io.github.businesscentral.payments.ImportBench.drafts;
import static io.github.businesscentral.payments.ImportBench.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import java.util.UUID;
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
    void anImportThatEntersNothingReadsFewThings() {
        all(run, 2_500);
        PaymentRun again = bench.run();
        bench.fake.clearRequests();

        assertThat(all(again, 2_500).progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(2_500);

        assertThat(bench.fake.requests())
                .as("the journals, the lines, the marks")
                .hasSize(3)
                .last()
                .matches(ImportBench.ENVELOPES);
    }

    @Test
    void noLineOfAJournalThatIsDeletedWhileTheInputIsReadIsClaimed() {
        all(run, 60);
        PaymentRun again = bench.run();

        ImportReport report = again.importAll(
                inputThat(() -> bench.client(builder -> {})
                        .company(bench.fake.companyId())
                        .journals()
                        .delete(journal(), ETag.ANY)),
                options().batchSize(1).build());

        assertThat(report.progress().count(Outcome.BOOKED))
                .as(report.toString())
                .isEqualTo(60);
        bench.requireEach(60);
    }

    @Test
    void aLineThatIsDeletedWhileTheRunIsSealedAndReopenedIsNotClaimed() {
        all(run, 60);
        PaymentRun again = bench.run();

        ImportReport report = again.importAll(
                inputThat(() -> {
                    bench.run().seal();
                    bench.fake.payments(journal()).stream()
                            .filter(line -> "PAY-50".equals(line.get("documentNumber")))
                            .map(line -> UUID.fromString(line.get("id").toString()))
                            .forEach(bench.fake::removePayment);
                    bench.run().reopen();
                }),
                options().batchSize(1).build());

        assertThat(report.progress().count(Outcome.BOOKED))
                .as(report.toString())
                .isEqualTo(1);
        assertThat(report.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(59);
        bench.requireEach(60);
    }

    private UUID journal() {
        return run.journals().get(0).id();
    }

    /** 60 payments. The action runs before the 25th is read, when the first ones have been judged. */
    private static Iterable<NewCustomerPayment> inputThat(Runnable action) {
        return () -> drafts(60).stream()
                .peek(draft -> {
                    if (draft.equals(ImportBench.draft(25))) {
                        action.run();
                    }
                })
                .iterator();
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

    @Test
    void marksThatWereReadInABatchWithoutAnswersAreReadAgain() {
        try (ImportBench young = new ImportBench(FakeBusinessCentral.builder())) {
            LeapingScheduler time = new LeapingScheduler(Duration.ofMinutes(1));
            ScriptedFault lost = Faults.gatewayTimeout()
                    .on(request -> entersAndReads(request) && request.bodyText().contains("PAY-2050"));
            young.fake.addFault(lost);

            ImportReport report = young.run(1, builder -> builder.scheduler(time))
                    .importAll(
                            drafts(4_000),
                            options()
                                    .parallelism(1)
                                    .stopAfterErrors(50)
                                    .listener(passingTime(time))
                                    .build());

            assertThat(report.progress().count(Outcome.BOOKED))
                    .as(report.toString())
                    .isGreaterThanOrEqualTo(2_000);
            assertThat(report.progress().count(Outcome.UNKNOWN)).isBetween(1L, 100L);
        }
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
