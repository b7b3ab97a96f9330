package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.Blocked;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posting a run: refusals, lost answers, and people who post, delete or edit by hand. */
class RunPostingTest {
    private final RunBench bench = new RunBench();

    @BeforeEach
    void enterTwoPayments() {
        bench.run().create(payment("P-1"));
        bench.run().create(payment("P-2"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private PaymentRun other() {
        return bench.run(bench.process());
    }

    private UUID journal() {
        return bench.run().journals().get(0).id();
    }

    @Test
    void aLineOfAPersonStaysInAPostedJournal() {
        UUID journal = journal();
        bench.fake.addFault(Faults.anotherWriter(request -> {
                    bench.fake.addPayment(journal, Map.of("documentNumber", "P-1", "lineNumber", 20_000));
                    bench.fake.addPayment(
                            journal, Map.of("documentNumber", "P-3", "lineNumber", LineKey.lineNumber("P-3", 0)));
                })
                .on(Requests.patches().and(Requests.saying("POSTED")))
                .times(1));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.fake.payments(journal))
                .as("only the line of the run is deleted")
                .extracting(line -> line.get("lineNumber"))
                .containsExactly(20_000);
        assertThat(bench.run().lines()).isEmpty();
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void aRefusedPostingIsToldAndTheRunGoesOn() {
        UUID customer = bench.fake.addCustomer("20001", "Blocked");
        bench.run().create(payment("P-3").toBuilder().customerNumber("20001").build());
        bench.fake.blockCustomer(customer, Blocked.ALL);

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> bench.run().post());

        assertThat(bench.run().state()).isEqualTo(RunState.POSTING);
        assertThat(bench.posted()).isEmpty();
        bench.fake.blockCustomer(customer, Blocked.NOTHING);
        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2", "P-3");
    }

    @Test
    void whoPutsRightWhatWasRefusedDoesNotWait() {
        PaymentRun run = bench.run();
        bench.fake.addFault(
                Faults.answering("refused", FakeResponse.refusal(400, "Application_DialogException", "Not now."))
                        .on(Requests.postings())
                        .times(1));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(run::post);
        Instant refused = bench.time.now();

        assertThat(run.post()).isEqualTo(RunState.POSTED);

        assertThat(Duration.between(refused, bench.time.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void anErrorAfterThePostingIsNotTakenForARefusal() {
        for (int status : new int[] {400, 409, 408}) {
            try (RunBench own = new RunBench()) {
                own.run().create(payment("P-1"));
                own.fake.addFault(Faults.errorAfterPosting(status).times(1));

                assertThat(own.run().post()).as("answered %s", status).isEqualTo(RunState.POSTED);
                assertThat(own.posted()).containsExactly("P-1");
            }
        }
    }

    @Test
    void aPostingThatWasCarriedOutAndRefusedIsNotRepeated() {
        bench.fake.addFault(Faults.errorAfterPosting(400));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
        assertThat(bench.fake.requests().stream().filter(Requests.postings())).hasSize(1);
    }

    @Test
    void aPostingThatTheServerGivesUpIsToldWithTheWayOut() {
        Fault tooLong = Faults.requestTimeout().on(Requests.postings());
        bench.fake.addFault(tooLong);

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> bench.run().post())
                .satisfies(gaveUp -> assertThat(gaveUp.conflict()).isEqualTo(Reason.POSTING_TIMED_OUT))
                .withMessageContaining("by hand")
                .withMessageContaining("parts");
        bench.fake.removeFault(tooLong);
        bench.time.advance(Duration.ofMinutes(5));
        bench.fake.postJournal(journal());

        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void anUnansweredPostingIsWaitedForAndPostedOnce() {
        bench.fake.addFault(Faults.cutThenCommit(Duration.ofMinutes(7))
                .on(Requests.postings())
                .times(1));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void aPostingThatIsNeverAnsweredEndsAsUnknown() {
        bench.fake.addFault(Faults.cutBeforeCommit().on(Requests.postings()));

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> bench.run().post());
        assertThat(bench.posted()).isEmpty();
    }

    @Test
    void aSealedRunThatPeoplePostIsFoundPosted() {
        bench.run().seal();
        bench.time.advance(Duration.ofHours(1));
        bench.fake.postJournal(journal());
        bench.time.advance(Duration.ofHours(1));

        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void aRunThatPeoplePostWhileItIsPostedIsFoundPosted() {
        UUID journal = journal();
        bench.fake.addFault(Faults.anotherWriter(request -> bench.fake.postJournal(journal))
                .on(Requests.postings())
                .times(1));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void aRunThatPeoplePostAndTheServerRefusesToPostAgainIsFoundPosted() {
        UUID journal = journal();
        bench.fake.addFault(Faults.custom("forbidden", (request, server) -> {
                    if (bench.posted().isEmpty()) {
                        bench.fake.postJournal(journal);
                    }
                    return FakeResponse.refusal(403, "Authorization_RequestDenied", "No permission.");
                })
                .on(Requests.postings()));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void deletedLinesAreNeverCalledPosted() {
        bench.run().seal();
        bench.fake.payments(journal()).forEach(line -> bench.fake.removePayment((UUID) line.get("id")));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> other().post())
                .satisfies(emptied -> assertThat(emptied.conflict()).isEqualTo(Reason.EMPTIED));

        assertThat(bench.run().state()).isEqualTo(RunState.EMPTIED);
        assertThatExceptionOfType(RunConflictException.class)
                .as("no next generation by itself")
                .isThrownBy(() -> bench.run().create(payment("P-1")))
                .satisfies(emptied -> assertThat(emptied.conflict()).isEqualTo(Reason.EMPTIED));
    }

    @Test
    void aPartThatWasEmptiedDoesNotKeepTheOthersFromBeingPosted() {
        PaymentRun divided = bench.client
                .company(bench.fake.companyId())
                .run("divided", bench.options().parts(3));
        for (int i = 1; i <= 30; i++) {
            divided.create(payment("Q-" + i));
        }
        UUID emptied = divided.journals().get(0).id();
        divided.seal();
        List<Map<String, Object>> lost = bench.fake.payments(emptied);
        lost.forEach(line -> bench.fake.removePayment((UUID) line.get("id")));

        int entered = 30;
        for (int call = 1; call <= 2; call++) {
            assertThatExceptionOfType(RunConflictException.class)
                    .isThrownBy(divided::post)
                    .satisfies(refused -> assertThat(refused.conflict()).isEqualTo(Reason.EMPTIED));
            assertThat(bench.posted()).as("call %s", call).hasSize(entered - lost.size());
            entered += enter(divided, "R" + call + "-", 30);
            assertThat(divided.state()).as("other parts are open").isEqualTo(RunState.EMPTIED);
        }
    }

    /** Enters payments as far as their parts take them, and returns how many. */
    private static int enter(PaymentRun run, String prefix, int count) {
        int entered = 0;
        for (int i = 1; i <= count; i++) {
            try {
                run.create(payment(prefix + i));
                entered++;
            } catch (RunConflictException emptied) {
                assertThat(emptied.conflict()).isEqualTo(Reason.EMPTIED);
            }
        }
        return entered;
    }

    @Test
    void anEditedLineOfASealedRunIsNamed() {
        bench.run().seal();
        UUID line = (UUID) bench.fake.payments(journal()).get(0).get("id");
        bench.fake.people().changeAmount(line, new BigDecimal("-999.00"));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> other().post())
                .satisfies(edited -> assertThat(edited.conflict()).isEqualTo(Reason.LINES_CHANGED));

        assertThat(bench.posted()).isEmpty();
        bench.fake.people().changeAmount(line, new BigDecimal("-100.00"));
        assertThat(other().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }
}
