package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelState.Fault.JOURNAL_DELETED;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.LOST_ANSWER;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.POSTING_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.ModelState.Fault;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Without one of these rules the search finds nothing in these settings, since another rule holds. They stay, because they save
 * people trouble, or because the other rule rests on what the server is only thought to do.
 */
@Tag("slow")
class SecondLocksTest {
    @Test
    void withoutAnOwnPatchForEachPostingTheAccountStillHolds() {
        findsNothing(
                2,
                1,
                new Rules() {
                    @Override
                    boolean ownPatchForEachPosting() {
                        return false;
                    }
                },
                LOST_ANSWER,
                POSTING_REFUSED);
    }

    @Test
    void withoutTheTenMinutesTheAccountStillHolds() {
        findsNothing(
                2,
                1,
                new Rules() {
                    @Override
                    RunPosting.Step look(RunPosting.Turn turn, Seal seal, List<RunLine> lines, Duration sincePatch) {
                        return super.look(turn, seal, lines, RunPosting.TURN);
                    }
                },
                LOST_ANSWER,
                POSTING_REFUSED);
    }

    @Test
    void withoutTheLedgerAskedBeforeACreateTheSealStillHolds() {
        findsNothing(
                2,
                1,
                new Rules() {
                    @Override
                    Creating.Step beforePost(RunState state, LedgerFinding ledger) {
                        return super.beforePost(state, state == RunState.OPEN ? new LedgerFinding.NotThere() : ledger);
                    }
                },
                LOST_ANSWER,
                JOURNAL_DELETED);
    }

    @Test
    void withoutTheWaitForTheNextGenerationTheWaitBeforeSealingStillHolds() {
        findsNothing(
                2,
                1,
                new Rules() {
                    @Override
                    Opening.Step forPayment(int payment, List<RunJournal> journals) {
                        return super.forPayment(
                                payment,
                                journals.stream()
                                        .map(it -> new RunJournal(
                                                it.id(), it.etag(), it.mark(), NOW.minus(RunPosting.TURN)))
                                        .toList());
                    }
                },
                LOST_ANSWER,
                JOURNAL_DELETED);
    }

    @Test
    void withoutTheLowestGenerationFirstTheLookAtOtherGenerationsStillHolds() {
        findsNothing(
                2,
                2,
                new Rules() {
                    @Override
                    Optional<RunJournal> toPost(List<RunJournal> journals) {
                        return highest(journals);
                    }
                },
                JOURNAL_DELETED);
    }

    @Test
    void ifTheMarkIsReadByCodeItsNonceStillHolds() {
        findsNothing(
                2,
                2,
                new Rules() {
                    @Override
                    boolean markReadById() {
                        return false;
                    }
                },
                JOURNAL_DELETED);
    }

    @Test
    void straysDeletedByNumberAreStillStrays() {
        findsNothing(
                2,
                1,
                new Rules() {
                    @Override
                    boolean straysDeletedById() {
                        return false;
                    }
                },
                LOST_ANSWER);
    }

    static Optional<RunJournal> highest(List<RunJournal> journals) {
        return journals.isEmpty() ? Optional.empty() : Optional.of(journals.get(journals.size() - 1));
    }

    private static void findsNothing(int processes, int payments, Rules rules, Fault... faults) {
        Search.Result result = LeftOutRulesTest.search(processes, payments, rules, faults);

        assertThat(result.fault()).as(result.toString()).isEmpty();
        assertThat(result.complete()).isTrue();
    }
}
