package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sealing a run: lines of people, creates at the same moment, and marks that cannot be changed. */
class RunSealingTest {
    private static final Predicate<FakeRequest> LINE_CREATES =
            Requests.creates().and(Requests.to("/customerPayments"));
    private static final Predicate<FakeRequest> MARK_READS = Requests.gets()
            .and(request -> request.path().endsWith(")") && request.path().contains("customerPaymentJournals("));

    private final RunBench bench = new RunBench();
    private final PaymentRun run = bench.run();
    private final UUID journal = run.journals().get(0).id();

    @AfterEach
    void close() {
        bench.close();
    }

    private PaymentRun other() {
        return bench.run(bench.process());
    }

    private void refusedAndOpen(String problem) {
        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> other().post())
                .withMessageContaining("Correct or delete them")
                .satisfies(refused -> assertThat(refused.conflict()).isEqualTo(Reason.LINES_REFUSED))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .contains(problem));
        assertThat(run.state()).isEqualTo(RunState.OPEN);
        assertThat(bench.posted()).isEmpty();
    }

    @Test
    void aLineOfAPersonIsNamed() {
        run.create(payment("P-1"));
        bench.fake.addPayment(journal, Map.of("documentNumber", "by hand", "customerNumber", "10000"));

        refusedAndOpen("not entered by this run");
    }

    @Test
    void anEditedDocumentNumberIsNamed() {
        UUID line = run.create(payment("P-1")).line().orElseThrow().id();
        run.create(payment("P-2"));
        bench.fake.people().changeDocumentNumber(line, "P-3");

        refusedAndOpen("P-3: its line number or document number was edited");
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .as("the payment may be entered again only past a line that is another payment")
                .isThrownBy(() -> run.create(payment("P-1")));
    }

    @Test
    void aPaymentThatTheLedgerHasIsNamed() {
        run.create(payment("P-1"));
        UUID cash = bench.fake.addJournal("OTHER");
        bench.fake.setBalancingAccount(cash, bench.account);
        bench.fake.addPayment(
                cash,
                Map.of(
                        "documentNumber",
                        "P-1",
                        "customerNumber",
                        "10000",
                        "postingDate",
                        RunBench.DAY,
                        "amount",
                        new BigDecimal("-100.00")));
        bench.fake.postJournal(cash);

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(run::post)
                .withMessageContaining("the ledger has this document number");
        assertThat(bench.posted()).containsExactly("P-1");
    }

    /** Hole H1: the journal is sealed between the first look at the mark and the create. */
    @Test
    void aCreateThatTheSealMissedIsNotConfirmedAndItsLineNotPosted() {
        run.create(payment("P-1"));
        bench.fake.addFault(Faults.anotherWriter(request -> other().seal())
                .on(LINE_CREATES.and(Requests.saying("P-2")))
                .times(1));

        assertThatExceptionOfType(RunSealedException.class)
                .isThrownBy(() -> run.create(payment("P-2")))
                .withMessageContaining("posted");
        assertThat(bench.fake.payments(journal)).hasSize(2);

        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1");
        assertThat(bench.fake.payments(journal)).as("the stray is deleted").isEmpty();
        assertThat(run.create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);
        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    /** Hole H3: the same, and the line is found by its duplicate key. */
    @Test
    void aDuplicateKeyIsConfirmedOnlyWhileTheRunIsOpen() {
        run.create(payment("P-1"));
        bench.fake.addFault(
                Faults.anotherWriter(request -> other().post()).on(MARK_READS).times(1));

        assertThatExceptionOfType(RunSealedException.class).isThrownBy(() -> run.create(payment("P-1")));

        assertThat(run.create(payment("P-1")).outcome()).isEqualTo(PaymentOutcome.ALREADY_POSTED);
        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void aLateCreateOfASealedRunIsAStray() {
        run.create(payment("P-1"));
        bench.fake.addFault(Faults.cutThenCommit(Duration.ofMinutes(9)).on(LINE_CREATES.and(Requests.saying("P-2"))));
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> run.create(payment("P-2")));

        run.seal();
        bench.time.advance(Duration.ofMinutes(10));
        bench.fake.commitOutstanding();
        assertThat(bench.fake.payments(journal)).hasSize(2);

        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void aMarkThatCannotBeChangedIsTold() {
        run.create(payment("P-1"));
        bench.fake.addFault(Faults.answering(
                        "approval",
                        FakeResponse.refusal(
                                400, "Application_DialogException", "You can't modify a record pending approval."))
                .on(Requests.patches()));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(run::seal)
                .withMessageContaining("pending approval")
                .satisfies(refused -> assertThat(refused.conflict()).isEqualTo(Reason.MARK_REFUSED));
    }

    @Test
    void anUnansweredChangeOfTheMarkIsRecognized() {
        run.create(payment("P-1"));
        bench.fake.addFault(Faults.cutAfterCommit().on(Requests.patches()).times(2));

        assertThat(run.post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void aMarkThatIsNeverChangedEndsAsUnknown() {
        run.create(payment("P-1"));
        bench.fake.addFault(Faults.cutBeforeCommit().on(Requests.patches()));

        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(run::seal);
    }

    @Test
    void aPartThatAnotherProcessBeginsToPostIsNotReopened() {
        PaymentRun divided = divided(bench.client);
        for (int i = 1; i <= 10; i++) {
            divided.create(payment("Q-" + i));
        }
        divided.seal();
        UUID second = divided.journals().get(1).id();
        CustomerPaymentsClient dying = bench.process(RunBench.dyingAfterWrite("Microsoft.NAV.post"));
        bench.fake.addFault(Faults.anotherWriter(
                        request -> RunBench.diesIn(() -> divided(dying).post()))
                .on(Requests.patches().and(Requests.to(second.toString())))
                .times(1));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(divided::reopen)
                .satisfies(posting -> assertThat(posting.conflict()).isEqualTo(Reason.BEING_POSTED))
                .satisfies(posting -> assertThat(posting.problems())
                        .singleElement()
                        .asString()
                        .startsWith("part 2 of 2"));
    }

    private PaymentRun divided(CustomerPaymentsClient process) {
        return process.company(bench.fake.companyId())
                .run("divided", bench.options().parts(2));
    }

    @Test
    void aRunThatIsPostedCannotBeReopened() {
        run.create(payment("P-1"));
        bench.fake.addFault(
                Faults.answering("refused", FakeResponse.refusal(400, "Application_DialogException", "Not now."))
                        .on(Requests.postings())
                        .times(1));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(run::post);

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> other().reopen())
                .withMessageContaining("Call post()")
                .satisfies(posting -> assertThat(posting.conflict()).isEqualTo(Reason.BEING_POSTED));
        assertThatExceptionOfType(RunSealedException.class)
                .isThrownBy(() -> other().create(payment("P-2")))
                .satisfies(posting -> assertThat(posting.state()).isEqualTo(RunState.POSTING));
        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(other().reopen()).isEqualTo(RunState.POSTED);
    }

    /** A read can show OPEN before it is committed. Whoever entered a payment then was sure of it. */
    @Test
    void ifTheServerRollsBackTheReopeningTheRunIsSealedAnewWithWhatWasEnteredMeanwhile() {
        run.create(payment("P-1"));
        run.seal();
        bench.fake.addFault(Faults.custom("shown, then rolled back", (request, server) -> {
                    String before = mark();
                    server.apply(request);
                    other().create(payment("P-2"));
                    bench.rename(journal, before);
                    return FakeResponse.refusal(400, "Application_DialogException", "Not now.");
                })
                .on(Requests.patches().and(request -> request.bodyText().contains("OPEN")))
                .times(1));
        assertThatExceptionOfType(RunConflictException.class).isThrownBy(() -> other().reopen());

        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactlyInAnyOrder("P-1", "P-2");
    }

    @Test
    void nothingIsDeletedIfTheMarkSaysPostedButTheLedgerHasNothing() {
        run.create(payment("P-1"));
        run.seal();
        bench.rename(journal, mark().replace("SEALED", "POSTED"));

        assertThat(other().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.fake.payments(journal)).hasSize(1);
    }

    private String mark() {
        return bench.process()
                .company(bench.fake.companyId())
                .journals()
                .get(journal)
                .displayName();
    }
}
