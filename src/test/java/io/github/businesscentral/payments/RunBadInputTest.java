package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run refuses, before anything is sent for it; each message names the field, the rule and the way out. */
class RunBadInputTest {
    private final RunBench bench = new RunBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private PaymentRun open(String name) {
        return bench.client.company(bench.fake.companyId()).run(name, bench.options());
    }

    private void nothingWasSent() {
        assertThat(bench.fake.requests()).isEmpty();
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> open("  "))
                .withMessageContaining("name is blank")
                .withMessageContaining("payments' own data");
        nothingWasSent();
    }

    @Test
    void anOverLongNameIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> open("x".repeat(201)))
                .withMessage("name is 201 characters long; it must have at most 200. Shorten it.");
        nothingWasSent();
        assertThat(open("x".repeat(200)).journals()).hasSize(1);
    }

    @Test
    void aNameWithBlanksAtItsEndsIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> open("payouts "))
                .withMessageContaining("name begins or ends with a space")
                .withMessageContaining("strip()");
        nothingWasSent();
    }

    @Test
    void anotherBalancingAccountIsRefused() {
        bench.run().create(payment("P-1"));
        RunOptions other = RunOptions.balancingAccount(bench.fake.addAccount("9991", "Other"));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> bench.client.company(bench.fake.companyId()).run(RunBench.NAME, other))
                .withMessageContaining("another balancing account")
                .satisfies(refused -> assertThat(refused.conflict()).isEqualTo(Reason.NOT_THIS_RUN));
    }

    @Test
    void aNameThatDiffersInCaseOnlyIsRefused() {
        open("Payouts 2026").create(payment("P-1"));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> open("payouts 2026"))
                .withMessageContaining("differs in case")
                .satisfies(other -> assertThat(other.conflict()).isEqualTo(Reason.NOT_THIS_RUN));
    }

    @Test
    void aJournalOfAPersonAtTheCodeOfTheRunIsRefused() {
        open("payouts 2026").create(payment("P-1"));
        bench.rename(bench.journalsOf("payouts 2026").get(0), "Cash receipts");

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> open("payouts 2026"))
                .withMessageContaining("made by a person")
                .withMessageContaining("restore the display name")
                .satisfies(other -> assertThat(other.conflict()).isEqualTo(Reason.NOT_THIS_RUN));
    }

    @Test
    void aMarkOfANewerVersionIsRefused() {
        PaymentRun run = open("payouts 2026");
        bench.rename(bench.journalsOf("payouts 2026").get(0), "RUN2 OPEN of another time");

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> run.create(payment("P-1")))
                .withMessageContaining("version 2")
                .withMessageContaining("Update the library")
                .satisfies(newer -> assertThat(newer.conflict()).isEqualTo(Reason.NEWER_VERSION));
    }

    @Test
    void aRunWithoutBalancingAccountIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RunOptions.balancingAccount(new UUID(0, 0)))
                .withMessageContaining("balancingAccount is the zero GUID")
                .withMessageContaining("company.accounts()");
    }

    @Test
    void anAccountThatTheServerRefusesIsTold() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> bench.client
                        .company(bench.fake.companyId())
                        .run("payouts", RunOptions.balancingAccount(UUID.randomUUID())))
                .withMessageContaining("does not match to a G/L Account");
        bench.fake.denyDirectPosting(bench.account);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> open("payouts"))
                .withMessageContaining("Direct Posting");
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012345678901,documentNumber is 21 characters long",
        "p-1,position 1",
        "P*1,position 2",
        "P 1,position 2",
        "'P-1 /',position 4",
        "PÄ1,position 2"
    })
    void aDocumentNumberThatARunCannotRecognizeIsRefused(String number, String says) {
        PaymentRun run = bench.run();
        bench.fake.clearRequests();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> run.create(
                        payment("P").toBuilder().documentNumber(number).build()))
                .withMessageContaining("documentNumber")
                .withMessageContaining(says.contains("characters long") ? "20" : says)
                .satisfies(refused ->
                        assertThat(refused.getMessage()).containsAnyOf("DocumentNumber.of(prefix, key)", "Shorten it"));
        nothingWasSent();
    }

    @Test
    void aPaymentWithoutDocumentNumberIsRefused() {
        PaymentRun run = bench.run();
        bench.fake.clearRequests();

        refused(
                run,
                NewCustomerPayment.builder()
                        .customerNumber("10000")
                        .postingDate(RunBench.DAY)
                        .amountReceived(BigDecimal.TEN)
                        .build(),
                "documentNumber is missing");
        nothingWasSent();
    }

    @Test
    void aMissingOrNeedlessPropertyIsRefused() {
        PaymentRun run = bench.run();
        NewCustomerPayment.Builder bare =
                NewCustomerPayment.builder().customerNumber("10000").documentNumber("P-1");
        bench.fake.clearRequests();

        refused(run, bare.build(), "postingDate is missing");
        refused(run, bare.postingDate(RunBench.DAY).build(), "amount is missing");
        refused(run, bare.amount(BigDecimal.ZERO).build(), "amount is missing or zero");
        refused(run, payment("P-1").toBuilder().lineNumber(10_000).build(), "lineNumber is set");
        nothingWasSent();
    }

    private static void refused(PaymentRun run, NewCustomerPayment payment, String says) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> run.create(payment))
                .withMessageContaining(says);
    }

    @Test
    void aRepeatedPaymentIsFoundAndNotEnteredAgain() {
        PaymentRun run = bench.run();
        run.create(payment("P-1"));

        assertThat(run.create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.ALREADY_EXISTED);

        assertThat(run.lines()).hasSize(1);
    }

    @Test
    void aMemberOfAnAtomicBatchIsRefused() {
        PaymentRun run = bench.run();
        Batch batch = bench.client.batch().atomic();
        bench.fake.clearRequests();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> {
                    batch.add(run.calls().create(payment("P-1")));
                    batch.execute();
                })
                .withMessageContaining("atomic batch")
                .withMessageContaining("continueOnError()");
        nothingWasSent();
    }

    @Test
    void aNumberThatAnotherLineHasTakenIsPassed() {
        PaymentRun run = bench.run();
        run.create(payment("P-1"));
        UUID journal = run.journals().get(0).id();
        Map<String, Object> line = bench.fake.payments(journal).get(0);
        bench.fake.removePayment((UUID) line.get("id"));
        bench.fake.addPayment(
                journal,
                Map.of("lineNumber", line.get("lineNumber"), "documentNumber", "OTHER", "customerNumber", "10000"));

        assertThat(run.create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.CREATED);
    }

    @Test
    void aCreateInAnOpenRunTakesFourRequests() {
        PaymentRun run = bench.run();
        bench.fake.clearRequests();

        run.create(payment("P-1"));

        assertThat(bench.fake.requests().stream().map(FakeRequest::method))
                .as("journals, ledger, the create, the mark")
                .containsExactly("GET", "GET", "POST", "GET");
        assertThat(bench.fake.requests()).noneMatch(Requests.replicaReads());
    }
}
