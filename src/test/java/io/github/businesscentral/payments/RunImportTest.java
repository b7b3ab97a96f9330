package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.ImportBench.after;
import static io.github.businesscentral.payments.ImportBench.all;
import static io.github.businesscentral.payments.ImportBench.draft;
import static io.github.businesscentral.payments.ImportBench.drafts;
import static io.github.businesscentral.payments.ImportBench.options;
import static io.github.businesscentral.payments.ImportBench.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports: what becomes of the lines, and what another import of the same payments finds. */
class RunImportTest {
    private final ImportBench bench = new ImportBench();
    private final PaymentRun run = bench.run();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyPaymentIsBookedOnceInBatchesOfAHundred() {
        ImportReport report = run.importAll(drafts(250).stream(), ImportOptions.defaults());

        assertThat(report.isAllBooked()).isTrue();
        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(250);
        assertThat(report.problems()).isEmpty();
        assertThat(bench.envelopes()).hasSize(3);
        bench.requireEach(250);
    }

    @Test
    void aRunOfSeveralPartsGetsEachPaymentOnce() {
        PaymentRun divided = bench.run(7, builder -> {});
        // The run was opened with one part, and keeps it.
        assertThat(all(divided, 30).isAllBooked()).isTrue();
        assertThat(divided.journals()).hasSize(1);
        PaymentRun other = bench.client(builder -> {})
                .company(bench.fake.companyId())
                .run(
                        "of seven parts",
                        RunOptions.balancingAccount(bench.account).parts(7).cacheWait(Duration.ZERO));

        ImportReport report = other.importAll(drafts(31, 330), ImportOptions.defaults());

        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(300);
        assertThat(other.journals()).hasSize(7);
        assertThat(other.post()).isEqualTo(RunState.POSTED);
        assertThat(bench.fake.customerLedgerEntries()).hasSize(300);
        assertThat(other.importAll(drafts(31, 330), ImportOptions.defaults())
                        .progress()
                        .count(Outcome.POSTED_BEFORE))
                .isEqualTo(300);
        assertThat(other.journals()).as("nothing to enter, no next generation").hasSize(7);
    }

    @Test
    void anotherImportFindsWhatIsThereAndSendsTheRest() {
        assertThat(run.importAll(drafts(1_000), options().stopWhen(after(4)).build())
                        .progress()
                        .count(Outcome.BOOKED))
                .isEqualTo(400);
        bench.fake.clearRequests();

        ImportReport second = all(bench.run(), 1_000);

        assertThat(second.isAllBooked()).isTrue();
        assertThat(second.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(400);
        assertThat(second.progress().count(Outcome.BOOKED)).isEqualTo(600);
        assertThat(bench.envelopes()).hasSize(6);
        bench.requireEach(1_000);
    }

    @Test
    void anImportOfWhatIsThereSendsNoCreateAndFewRequests() {
        all(run, 3_000);
        bench.fake.clearRequests();

        ImportReport again = all(bench.run(), 3_000);

        assertThat(again.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(3_000);
        assertThat(again.isAllBooked()).isTrue();
        assertThat(bench.envelopes()).isEmpty();
        assertThat(bench.fake.requests())
                .as("the run is opened, its marks, its lines, and a look or two")
                .hasSizeLessThan(10);
    }

    @Test
    void whatWasPostedIsPostedBefore() {
        all(run, 250);
        assertThat(run.post()).isEqualTo(RunState.POSTED);
        bench.fake.clearRequests();

        ImportReport again = all(bench.run(), 300);

        assertThat(again.progress().count(Outcome.POSTED_BEFORE)).isEqualTo(250);
        assertThat(again.progress().count(Outcome.BOOKED)).isEqualTo(50);
        assertThat(run.journals()).as("the next generation").hasSize(2);
        bench.requireEach(300);
    }

    @Test
    void paymentsCanBeAddedAndCorrectedBetweenTwoImports() {
        List<NewCustomerPayment> input = new ArrayList<>(drafts(5));
        input.set(2, refused(3));
        assertThat(run.importAll(input, ImportOptions.defaults()).progress().count(Outcome.REFUSED))
                .isEqualTo(1);

        assertThat(all(run, 7).isAllBooked()).isTrue();

        bench.requireEach(7);
    }

    @Test
    void refusedPaymentsAreReportedAndKeepNobodyElse() throws IOException {
        List<NewCustomerPayment> input = new ArrayList<>(drafts(5));
        input.set(2, refused(3));

        ImportReport report = run.importAll(input, ImportOptions.defaults());

        assertThat(report.isFinished()).isTrue();
        assertThat(report.isAllBooked()).isFalse();
        assertThat(report.problems()).singleElement().satisfies(line -> {
            assertThat(line.position()).isEqualTo(3);
            assertThat(line.draft()).isSameAs(input.get(2));
            assertThat(line.reason()).contains("does not match to a Customer");
        });
        assertThat(bench.lines()).hasSize(4);
        Path csv = directory.resolve("refused.csv");
        report.writeProblems(csv);
        assertThat(csv)
                .content()
                .startsWith("position,outcome,reason,customerNumber,postingDate,documentNumber,")
                .contains("\r\n3,REFUSED,")
                .contains(",NOBODY,2026-11-20,PAY-3,WIRE-3,-0.03,");
        assertThat(report.toString()).contains("refused").contains("posted before");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheProblems() throws IOException {
        ImportReport report = run.importAll(List.of(refused(1)), ImportOptions.defaults());
        Path file = directory.resolve("refused.csv");
        Files.writeString(file, "there, for all to read");

        report.writeProblems(file);
        report.writeProblems(directory.resolve("new.csv"));

        for (String name : List.of("refused.csv", "new.csv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aPaymentThatARunDoesNotAcceptIsRefusedUnsent() {
        List<NewCustomerPayment> input = List.of(
                NewCustomerPayment.builder()
                        .postingDate(LocalDate.of(2026, 11, 20))
                        .build(),
                NewCustomerPayment.builder().documentNumber("PAY-1").build(),
                draft(1).toBuilder().documentNumber("pay 1").build(),
                draft(1).toBuilder().amount(BigDecimal.ZERO).build(),
                draft(1).toBuilder().lineNumber(7).build(),
                draft(1),
                draft(1));

        ImportReport report = run.importAll(input, ImportOptions.defaults());

        assertThat(report.problems())
                .extracting(ImportedLine::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("documentNumber is missing"),
                        reason -> assertThat(reason).contains("postingDate is missing"),
                        reason -> assertThat(reason).contains("position 1", "DocumentNumber.of"),
                        reason -> assertThat(reason).contains("amount is missing or zero"),
                        reason -> assertThat(reason).contains("lineNumber is set"),
                        reason -> assertThat(reason).contains("PAY-1 occurred earlier in the input"));
        bench.requireEach(1);
    }

    @Test
    void otherValuesInTheRunOrInTheLedgerAreRefusedAndNamed() {
        all(run, 2);
        run.post();
        run.importAll(List.of(draft(3)), ImportOptions.defaults());

        ImportReport report = run.importAll(
                List.of(
                        draft(1).toBuilder()
                                .postingDate(LocalDate.of(2026, 11, 21))
                                .build(),
                        draft(2),
                        draft(3).toBuilder().amountReceived(BigDecimal.TEN).build()),
                ImportOptions.defaults());

        assertThat(report.progress().count(Outcome.POSTED_BEFORE)).isEqualTo(1);
        assertThat(report.problems())
                .extracting(ImportedLine::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("The ledger has document number PAY-1", "another date"),
                        reason -> assertThat(reason).contains("amount"));
        bench.requireEach(3);
    }

    @Test
    void aPaymentThatWasPostedAndReversedIsRefusedAndNamed() {
        all(run, 120);
        run.post();
        bench.fake.people().reverse("PAY-7");

        ImportReport report = all(bench.run(), 120);

        assertThat(report.progress().count(Outcome.POSTED_BEFORE)).isEqualTo(119);
        assertThat(report.problems())
                .singleElement()
                .satisfies(reversed -> assertThat(reversed.reason()).contains("PAY-7", "a reversal of it"));
    }

    @Test
    void documentNumbersThatHaveNothingInCommonAreAskedForToo() {
        List<NewCustomerPayment> input = IntStream.range(0, 40)
                .mapToObj(i -> draft(i + 1).toBuilder()
                        .documentNumber((char) ('A' + i % 26) + "" + (char) ('A' + i / 26) + "-" + i)
                        .build())
                .toList();
        run.importAll(input, ImportOptions.defaults());
        run.post();

        assertThat(run.importAll(input, ImportOptions.defaults()).progress().count(Outcome.POSTED_BEFORE))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 414})
    void aFilterThatTheLedgerRefusesAsTooLongIsDivided(int status) {
        all(run, 7);
        run.post();
        bench.fake.addFault(Faults.answering("too long", FakeResponse.refusal(status, "BadRequest", "Too long."))
                .on(Requests.to("generalLedgerEntries").and(request -> numbersIn(request) > 2)));

        assertThat(all(run, 7).progress().count(Outcome.POSTED_BEFORE)).isEqualTo(7);
    }

    private static int numbersIn(FakeRequest request) {
        return String.valueOf(request.url().queryParameter("$filter")).split(" or ", -1).length;
    }

    @Test
    void aLedgerThatRefusesEveryFilterIsNotTakenForAnEmptyOne() {
        bench.fake.addFault(Faults.answering("refused", FakeResponse.refusal(400, "BadRequest", "No."))
                .on(Requests.to("generalLedgerEntries")));

        assertThat(all(run, 7).progress().count(Outcome.NOT_SENT)).isEqualTo(7);
    }

    @Test
    void aPaymentThatSetsOtherPropertiesThanTheFirstOneIsFoundToo() {
        List<NewCustomerPayment> input = List.of(
                draft(1), draft(2).toBuilder().description("rent of May").build());
        run.importAll(input, ImportOptions.defaults());

        ImportReport again = bench.run().importAll(input, ImportOptions.defaults());

        assertThat(again.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(2);
        bench.requireEach(2);
    }

    @Test
    void anImportStopsAfterTheErrorsItMayHave() {
        Stream<NewCustomerPayment> input = Stream.concat(
                drafts(10).stream(), IntStream.rangeClosed(11, 1_000).mapToObj(ImportBench::refused));

        ImportReport report = run.importAll(
                input,
                options().batchSize(10).parallelism(1).stopAfterErrors(15).build());

        assertThat(report.isFinished()).isFalse();
        assertThat(report.stopped()).hasValueSatisfying(why -> assertThat(why).contains("20 lines", "is 15"));
        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(10);
        assertThat(report.progress().count(Outcome.REFUSED)).isEqualTo(20);
        assertThat(report.progress().count(Outcome.NOT_SENT))
                .as("read ahead, up to 20 batches")
                .isPositive()
                .isLessThan(300);
    }

    @Test
    void anImportThatHasNothingLeftToSendIsNotStopped() {
        List<NewCustomerPayment> input =
                IntStream.rangeClosed(1, 10).mapToObj(ImportBench::refused).toList();

        ImportReport report = run.importAll(
                input,
                options().batchSize(10).parallelism(1).stopAfterErrors(10).build());

        assertThat(report.stopped()).isEmpty();
        assertThat(report.isFinished()).isTrue();
    }

    @Test
    void anEmptyImportOpensNoJournalAndIsFinished() {
        assertThat(run.importAll(List.of(), ImportOptions.defaults()).isAllBooked())
                .isTrue();
        assertThat(bench.envelopes()).isEmpty();
    }

    @Test
    void aLineOfPeopleWithTheSameNumberIsTheServersToDecide() {
        all(run, 1);
        UUID journal = run.journals().get(0).id();
        bench.fake.addPayment(
                journal, Map.of("documentNumber", "PAY-2", "customerNumber", "20000", "amount", -1, "lineNumber", 7));

        ImportReport report = all(run, 2);

        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(1);
    }

    @Test
    void optionsOutOfBoundsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().batchSize(101))
                .withMessageContaining("batchSize is 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().parallelism(0))
                .withMessageContaining("parallelism is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().stopAfterErrors(0))
                .withMessageContaining("stopAfterErrors is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options()
                        .requestOptions(
                                RequestOptions.builder().readOnlyReplica().build()))
                .withMessageContaining("readOnlyReplica");
    }
}
