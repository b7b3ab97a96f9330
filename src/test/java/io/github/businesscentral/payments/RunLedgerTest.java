package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ledger says about a payment of a run. */
class RunLedgerTest {
    private final RunBench bench = new RunBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private PaymentRun posted() {
        PaymentRun run = bench.run();
        run.create(payment("P-1"));
        run.post();
        return bench.run(bench.process());
    }

    private static void refused(PaymentRun run, NewCustomerPayment payment, Reason reason) {
        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> run.create(payment))
                .withMessageContaining("P-1")
                .withMessageContaining("not entered")
                .withMessageContaining("another document number")
                .satisfies(conflict -> assertThat(conflict.conflict()).isEqualTo(reason))
                .satisfies(conflict -> assertThat(conflict.problems()).containsExactly("P-1 of " + RunBench.DAY));
    }

    @Test
    void aReversedPaymentIsNotEnteredAgain() {
        PaymentRun run = posted();
        bench.fake.people().reverse("P-1");

        refused(run, payment("P-1"), Reason.REVERSED);
    }

    @Test
    void aNumberThatTheLedgerHasWithAnotherDateOrSignIsRefused() {
        PaymentRun run = posted();

        refused(
                run,
                payment("P-1").toBuilder().postingDate(RunBench.DAY.plusDays(1)).build(),
                Reason.LEDGER_DIFFERS);
        refused(
                run,
                NewCustomerPayment.builder()
                        .customerNumber("10000")
                        .postingDate(RunBench.DAY)
                        .documentNumber("P-1")
                        .amount(new BigDecimal("100.00"))
                        .build(),
                Reason.LEDGER_DIFFERS);
        assertThat(run.journals()).as("no generation is opened for it").hasSize(1);
    }

    @Test
    void aLedgerThatMayNotBeReadIsToldWhenTheRunIsOpened() {
        bench.fake.addFault(Faults.answering(
                        "forbidden", FakeResponse.refusal(403, "Authorization_RequestDenied", "No permission."))
                .on(Requests.to("generalLedgerEntries")));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(bench::run)
                .withMessageContaining("table data 17 \"G/L Entry\"")
                .satisfies(hidden -> assertThat(hidden.conflict()).isEqualTo(Reason.LEDGER_HIDDEN));
        assertThat(bench.fake.requests()).noneMatch(Requests.writes());
    }

    @Test
    void thePostedJournalCanBeDeletedAndThePaymentIsStillFound() {
        PaymentRun run = posted();
        UUID journal = run.journals().get(0).id();
        bench.client.company(bench.fake.companyId()).journals().delete(journal, ETag.ANY);

        PaymentRun again = bench.run(bench.process());

        assertThat(again.create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.ALREADY_POSTED);
        assertThat(again.create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);
        assertThat(again.post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void theNextGenerationWaitsForCaches() {
        PaymentRun run = bench.client
                .company(bench.fake.companyId())
                .run(RunBench.NAME, bench.options().cacheWait(Duration.ofSeconds(60)));
        run.create(payment("P-1"));
        run.post();
        Instant posted = bench.time.now();

        run.create(payment("P-2"));

        assertThat(Duration.between(posted, bench.time.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(59));
        assertThat(run.journals()).extracting(journal -> journal.generation()).containsExactly(1, 2);
        assertThat(run.state()).isEqualTo(RunState.OPEN);
    }
}
