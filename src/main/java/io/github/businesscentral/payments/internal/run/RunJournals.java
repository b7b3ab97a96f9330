package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.run.journal.JournalCode;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.MarkChange;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens the journals of a run and changes their marks. */
final class RunJournals {
    // To reach this, others would have to open and post a generation between every two reads.
    private static final int MOST_LOOKS = 50;

    /** A list may come from a cache that does not include the last change yet. */
    static final Duration BEFORE_NEXT_LOOK = Duration.ofSeconds(1);

    private static final int MOST_UNANSWERED = 3;

    private final RunContext run;
    private final RunReader reader;
    private final Supplier<Instant> clock;
    private final Consumer<Duration> wait;

    /** Reads and writes with {@code reader}, and waits with {@code wait}. */
    RunJournals(RunContext run, RunReader reader, Supplier<Instant> clock, Consumer<Duration> wait) {
        this.run = run;
        this.reader = reader;
        this.clock = clock;
        this.wait = wait;
    }

    /** Returns the journal of the payment. Empty if it would have to be opened. */
    Optional<RunJournal> find(String documentNumber) {
        return look(documentNumber) instanceof Opening.Step.Use use ? Optional.of(use.journal()) : Optional.empty();
    }

    private Opening.Step look(String documentNumber) {
        List<RunJournal> journals = reader.journals();
        return Opening.forPayment(documentNumber, journals, run.options(), now());
    }

    /** Returns the journal of the payment. Opens it if it does not exist. */
    RunJournal findOrOpen(String documentNumber) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Opening.Step step = look(documentNumber);
            if (step instanceof Opening.Step.Use use) {
                return use.journal();
            }
            take(step);
        }
        throw reader.conflict(
                Reason.OTHER_GENERATION, "The run's journals change faster than they can be read. Try again.");
    }

    /** The current time by the server's clock. */
    Instant now() {
        return reader.serverTime(clock.get());
    }

    /** Executes a step after which the journals are read again. */
    void take(Opening.Step step) {
        if (step instanceof Opening.Step.Open open) {
            open(open);
        } else if (step instanceof Opening.Step.Wait left) {
            wait.accept(left.time());
        } else if (step instanceof Opening.Step.Emptied emptied) {
            throw emptied(emptied.journal());
        } else if (step instanceof Opening.Step.PartsDiffer differ) {
            throw reader.conflict(
                    Reason.PARTS_DIFFER,
                    "The run's journals say that it has " + differ.parts() + " parts. Restore the"
                            + " display names that were edited.");
        }
    }

    /** Opens the first journal of the run, which fixes the number of parts. Does nothing if the run has journals. */
    void openFirst() {
        if (reader.journals().isEmpty()) {
            open(new Opening.Step.Open(1, 1, run.options().parts()));
        }
    }

    private void open(Opening.Step.Open open) {
        try {
            reader.send(opening(open));
        } catch (DuplicateKeyException taken) {
            requireOwnAndPause(taken);
        }
    }

    /** Returns the request that creates a journal. */
    CallSpec<CustomerPaymentJournal> opening(Opening.Step.Open open) {
        Mark mark = Mark.open(
                run.identity(),
                open.generation(),
                open.part(),
                open.parts(),
                run.nonces().get());
        return run.calls()
                .create(NewCustomerPaymentJournal.builder()
                        .code(JournalCode.of(run.name(), open.generation(), open.part()))
                        .displayName(mark.text(run.name()))
                        .balancingAccountId(run.options().balancingAccount())
                        .build());
    }

    /** Called when another process created the journal first. Throws if it belongs to another run. */
    void requireOwnAndPause(DuplicateKeyException taken) {
        Optional<CustomerPaymentJournal> there = taken.existing(CustomerPaymentJournal.class);
        if (there.isPresent() && reader.own(there.get()).isEmpty()) {
            throw reader.conflict(
                    Reason.NOT_THIS_RUN,
                    "Journal " + there.get().code() + " belongs to another run. Choose another name for this one.");
        }
        wait.accept(BEFORE_NEXT_LOOK);
    }

    /** Changes the mark of a journal and returns it. Empty if others changed the mark or the journal is gone. */
    Optional<RunJournal> change(RunJournal journal, Mark next) {
        return change(journal, next, CustomerPaymentJournalPatch.builder());
    }

    /**
     * Changes the mark and removes the balancing account, so that lines entered from now on cannot be posted. Existing lines keep
     * the account.
     */
    Optional<RunJournal> changeWithoutAccount(RunJournal journal, Mark next) {
        return change(journal, next, CustomerPaymentJournalPatch.builder().clearBalancingAccount());
    }

    private Optional<RunJournal> change(RunJournal journal, Mark next, CustomerPaymentJournalPatch.Builder patch) {
        CustomerPaymentJournalPatch change =
                patch.displayName(next.text(run.name())).build();
        int unanswered = 0;
        while (true) {
            try {
                CustomerPaymentJournal changed = reader.send(run.calls().change(journal.id(), journal.etag(), change))
                        .value();
                return reader.own(changed).filter(now -> now.mark().nonce().equals(next.nonce()));
            } catch (ConcurrentChangeException | NotFoundException overtaken) {
                // An earlier attempt without a response may have made the change.
                return unanswered == 0
                        ? Optional.empty()
                        : reader.journal(journal.id())
                                .filter(now -> now.mark().nonce().equals(next.nonce()));
            } catch (InvalidRequestException e) {
                throw refused(e);
            } catch (OutcomeUnknownException e) {
                Optional<RunJournal> now = reader.journal(journal.id());
                MarkChange what = MarkChange.of(journal.etag(), next.nonce(), now);
                if (what == MarkChange.DONE) {
                    return now;
                }
                if (what != MarkChange.SEND_AGAIN) {
                    return Optional.empty();
                }
                unanswered++;
                if (unanswered == MOST_UNANSWERED) {
                    throw e;
                }
            }
        }
    }

    private static RunConflictException refused(InvalidRequestException e) {
        return new RunConflictException(
                Reason.MARK_REFUSED,
                "The server refuses to change the mark of the run's journal, for example because an approval is"
                        + " pending. Settle the approval, then call this again: " + e.reason(),
                List.of(),
                e.call(),
                e);
    }

    RunConflictException emptied(RunJournal journal) {
        return reader.conflict(
                Reason.EMPTIED,
                "The lines of the run's journal (" + describe(journal)
                        + ") are gone and the ledger does not have them: they were deleted, in part or all, or posted under other"
                        + " numbers. Check the ledger with company.trace(…). To enter what is missing, use a run with another"
                        + " name: it enters nothing that the ledger has.");
    }

    static String describe(RunJournal journal) {
        return "part " + journal.mark().part() + " of " + journal.mark().parts() + ", generation "
                + journal.mark().generation() + ", " + journal.state();
    }

    static Stream<Integer> parts(List<RunJournal> journals) {
        return journals.stream()
                .map(journal -> journal.mark().part())
                .distinct()
                .sorted();
    }
}
