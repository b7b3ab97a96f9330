package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelState.Fault.DEATH;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.JOURNAL_DELETED;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.LOST_ANSWER;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.PERSON_DELETES_LINES;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.PERSON_POSTS;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.REOPENED;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.ModelState.Fault;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without any one of these rules the search finds a schedule that doubles or loses a payment. */
@Tag("slow")
class LeftOutRulesTest {
    @Test
    void withoutTheSecondLookAtTheMarkAConfirmedPaymentIsLost() {
        finds("a confirmed payment is lost", 2, 2, new Rules() {
            @Override
            Creating.Step afterMark(RunState state, boolean sameMark) {
                return new Creating.Step.Confirmed(PaymentOutcome.CREATED);
            }
        });
    }

    @Test
    void ifARunThatWasOpenedAgainCountsAsOpenAConfirmedPaymentIsLost() {
        finds(
                "a confirmed payment is lost",
                2,
                2,
                new Rules() {
                    @Override
                    Creating.Step afterMark(RunState state, boolean sameMark) {
                        return super.afterMark(state, true);
                    }
                },
                PERSON_POSTS,
                REOPENED);
    }

    @Test
    void withoutTheSecondLookAfterADuplicateKeyAConfirmedPaymentIsLost() {
        finds(
                "a confirmed payment is lost",
                2,
                2,
                new Rules() {
                    @Override
                    Creating.Step afterAnswer(Creating.Answer answer) {
                        return answer == Creating.Answer.EQUAL_LINE
                                ? new Creating.Step.Confirmed(PaymentOutcome.ALREADY_EXISTED)
                                : super.afterAnswer(answer);
                    }
                },
                LOST_ANSWER);
    }

    @Test
    void creatorsThatDeleteTheirLinesDeleteConfirmedOnes() {
        finds("a confirmed payment is lost", 3, 1, new Rules() {
            @Override
            boolean creatorsDeleteTheirLines() {
                return true;
            }
        });
    }

    @Test
    void withoutSealingBeforeTheJournalIsReadAConfirmedPaymentIsLost() {
        finds("a confirmed payment is lost", 2, 2, new Rules() {
            @Override
            boolean sealingBeforeTheJournalIsRead() {
                return false;
            }
        });
    }

    @Test
    void withoutWaitingForCachesAConfirmedPaymentIsLost() {
        finds("a confirmed payment is lost", 2, 2, new Rules() {
            @Override
            boolean mayReadWithOldMarks() {
                return true;
            }
        });
    }

    @Test
    void withoutAskingTheLedgerBeforeSealingAPaymentIsDoubled() {
        finds(
                "a payment is twice in the ledger",
                1,
                1,
                new Rules() {
                    @Override
                    Sealing.Step decide(
                            RunJournal own, List<RunJournal> journals, List<RunLine> lines, Set<String> inLedger) {
                        return super.decide(own, journals, lines, Set.of());
                    }
                },
                LOST_ANSWER,
                PERSON_POSTS,
                REOPENED);
    }

    @Test
    void withoutTheLowestGenerationFirstAndALookAtTheOthersAPaymentIsDoubled() {
        finds(
                "a payment is twice in the ledger",
                2,
                2,
                new Rules() {
                    @Override
                    Sealing.Step decide(
                            RunJournal own, List<RunJournal> journals, List<RunLine> lines, Set<String> inLedger) {
                        return super.decide(own, List.of(own), lines, inLedger);
                    }

                    @Override
                    Optional<RunJournal> toPost(List<RunJournal> journals) {
                        return journals.isEmpty() ? Optional.empty() : Optional.of(journals.get(journals.size() - 1));
                    }
                },
                JOURNAL_DELETED);
    }

    @Test
    void withoutTheAccountTakenOffAPaymentIsDoubled() {
        finds(
                "a payment is twice in the ledger",
                2,
                1,
                new Rules() {
                    @Override
                    boolean accountOffInPosting() {
                        return false;
                    }
                },
                LOST_ANSWER,
                LOST_ANSWER);
    }

    @Test
    void withoutTheWaitForCachesThatShowTheAccountAPaymentIsDoubled() {
        finds(
                "a payment is twice in the ledger",
                2,
                1,
                new Rules() {
                    @Override
                    boolean mayLookWithOldAccount() {
                        return true;
                    }
                },
                LOST_ANSWER,
                LOST_ANSWER);
    }

    @Test
    void withoutALookAtTheMarkAfterTheLedgerAPaymentThatIsRolledBackIsLost() {
        Search.Result without = search(
                2,
                2,
                new Rules() {
                    @Override
                    Creating.Step beforePost(RunState state, LedgerFinding ledger) {
                        return state == RunState.OPEN && ledger instanceof LedgerFinding.Posted
                                ? new Creating.Step.Confirmed(PaymentOutcome.ALREADY_POSTED)
                                : super.beforePost(state, ledger);
                    }
                },
                LOST_ANSWER,
                DEATH,
                PERSON_POSTS,
                ROLLED_BACK);

        assertThat(without.fault()).as(without.toString()).contains("a confirmed payment is lost");
    }

    @Test
    void withoutALookAfterThePatchAPaymentIsDoubled() {
        finds(
                "a payment is twice in the ledger",
                1,
                1,
                new Rules() {
                    @Override
                    boolean lookAfterThePatch() {
                        return false;
                    }
                },
                LOST_ANSWER,
                PERSON_POSTS);
    }

    @Test
    void withoutTheDigestAPaymentIsDoubled() {
        finds(
                "a payment is twice in the ledger",
                1,
                1,
                new Rules() {
                    @Override
                    RunPosting.Step look(RunPosting.Turn turn, Seal seal, List<RunLine> lines, Duration sincePatch) {
                        return super.look(turn, lines.isEmpty() ? seal : Seal.of(lines), lines, sincePatch);
                    }
                },
                LOST_ANSWER,
                PERSON_POSTS);
    }

    @Test
    void withoutAskingTheLedgerForGoneLinesDeletedOnesCountAsPosted() {
        finds(
                "POSTED, but a sealed payment is not in the ledger",
                1,
                1,
                new Rules() {
                    @Override
                    RunPosting.Step settle(
                            RunPosting.Turn turn,
                            Seal seal,
                            List<RunLine> lines,
                            Optional<List<RunLine>> known,
                            SealedInLedger ledger) {
                        return super.settle(turn, seal, lines, known, ALL);
                    }
                },
                PERSON_DELETES_LINES);
    }

    @Test
    void withoutAnOwnPostingRolledBackLinesCountAsPosted() {
        finds(
                "POSTED, but a sealed payment is not in the ledger",
                1,
                1,
                new Rules() {
                    @Override
                    RunPosting.Step settle(
                            RunPosting.Turn turn,
                            Seal seal,
                            List<RunLine> lines,
                            Optional<List<RunLine>> known,
                            SealedInLedger ledger) {
                        return super.settle(RunPosting.Turn.ANSWERED, seal, lines, known, ledger);
                    }
                },
                LOST_ANSWER,
                ROLLED_BACK);
    }

    @Test
    void withoutLinesReadAfterTheLedgerRolledBackLinesCountAsEmptied() {
        Rules rules = new Rules() {
            @Override
            boolean linesReadAfterTheLedger() {
                return false;
            }
        };

        finds("a confirmed payment is lost", 1, 1, rules, LOST_ANSWER, ROLLED_BACK);
    }

    @Test
    void ifPostingCanBeReopenedAPaymentIsDoubled() {
        finds(
                "",
                2,
                1,
                new Rules() {
                    @Override
                    boolean mayReopen(RunState state) {
                        return state == RunState.POSTING;
                    }

                    @Override
                    boolean accountOffInPosting() {
                        return true;
                    }
                },
                REOPENED,
                LOST_ANSWER);
    }

    @Test
    void withoutIfMatchAPaymentIsLostOrDoubled() {
        finds("", 2, 1, new Rules() {
            @Override
            boolean ifMatch() {
                return false;
            }
        });
    }

    @Test
    void straysDeletedByWhoDoesNotKnowTheSealTakeSealedLinesWithThem() {
        finds(
                "a confirmed payment is lost",
                1,
                2,
                new Rules() {
                    @Override
                    RunPosting.Step settle(
                            RunPosting.Turn turn,
                            Seal seal,
                            List<RunLine> lines,
                            Optional<List<RunLine>> known,
                            SealedInLedger ledger) {
                        return lines.isEmpty()
                                ? super.settle(turn, seal, lines, known, ledger)
                                : new RunPosting.Step.DeleteStrays(lines);
                    }
                },
                PERSON_DELETES_LINES);
    }

    /** Finds the fault without the rule, and nothing with all rules in the same setting. */
    private static void finds(String fault, int processes, int payments, Rules rules, Fault... faults) {
        Search.Result without = search(processes, payments, rules, faults);
        Search.Result with = search(processes, payments, new Rules(), faults);

        assertThat(without.fault()).as(without.toString()).contains(fault).isNotEmpty();
        assertThat(with.fault()).as(with.toString()).isEmpty();
        assertThat(with.complete()).isTrue();
    }

    static Search.Result search(int processes, int payments, Rules rules, Fault... faults) {
        RunModel model = new RunModel(processes, payments, false, rules);
        for (Fault fault : faults) {
            model.with(
                    fault, (int) List.of(faults).stream().filter(fault::equals).count());
        }
        return new Search(model, 3_000_000).run(model.start());
    }
}
