package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.run.RunPosting.Turn;
import io.github.businesscentral.payments.internal.run.SealedInLedger.Share;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunState;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts one sealed journal of a run: the requests around the decisions of {@link RunPosting}. */
final class RunPost {
    private static final int MOST_POSTINGS = 3;
    private static final int MOST_DELETIONS = 20;

    private final RunContext run;
    private final RunReader reader;
    private final RunJournals journals;
    private final Supplier<Instant> clock;
    private final Consumer<Duration> wait;
    private final Optional<List<RunLine>> known;

    private RunJournal journal;
    private Turn turn;
    private boolean takesTheAccountOff;
    private int postings;
    private @Nullable BusinessCentralException failure;

    /** Prepares to post {@code sealed}. */
    RunPost(
            RunContext run,
            RunReader reader,
            RunJournals journals,
            Supplier<Instant> clock,
            Consumer<Duration> wait,
            RunSeal.Sealed sealed) {
        this.run = run;
        this.reader = reader;
        this.journals = journals;
        this.clock = clock;
        this.wait = wait;
        this.journal = sealed.journal();
        this.known = sealed.lines();
        this.turn = run.refusedTurns().contains(journal.mark().nonce()) ? Turn.REFUSED : Turn.FOUND;
    }

    /** Changes the mark of a sealed journal to POSTING. Returns false if others did so first. */
    boolean begin() {
        takesTheAccountOff = journal.state() == RunState.SEALED;
        return !takesTheAccountOff || takeTurn();
    }

    /**
     * Whether {@link #begin} removed the balancing account. Caches may still return it for a while and copy it to a new
     * line, so wait before {@link #post}.
     */
    boolean hasRemovedAccount() {
        return takesTheAccountOff;
    }

    /** Posts the journal. Returns false if others have changed its mark, so that the run must be read again. */
    boolean post() {
        Optional<List<RunLine>> sealed = known;
        int deletions = 0;
        while (true) {
            List<RunLine> lines = reader.lines(journal.id());
            if (sealed.isEmpty() && seal().fits(lines)) {
                sealed = Optional.of(lines);
            }
            RunPosting.Step step = RunPosting.look(turn, seal(), lines, sincePatch());
            if (step instanceof RunPosting.Step.AskLedger) {
                step = settle(sealed);
            } else if (step instanceof RunPosting.Step.TakeTurn) {
                // All lines are still there.
                requireRetryable();
            }
            if (step instanceof RunPosting.Step.Posted) {
                return change(RunState.POSTED);
            }
            if (step instanceof RunPosting.Step.Emptied) {
                if (change(RunState.EMPTIED)) {
                    throw journals.emptied(journal);
                }
                return false;
            }
            if (step instanceof RunPosting.Step.DeleteStrays strays && ++deletions > MOST_DELETIONS) {
                step = new RunPosting.Step.Differs(Set.of(), strays.lines());
            }
            if (!take(step)) {
                return false;
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Seal seal() {
        return journal.mark().seal().orElseThrow();
    }

    private Duration sincePatch() {
        return Duration.between(journal.changed(), now());
    }

    /** Executes a step after which the lines are read again. Returns false if others have changed the mark. */
    private boolean take(RunPosting.Step step) {
        if (step instanceof RunPosting.Step.Post) {
            send();
        } else if (step instanceof RunPosting.Step.TakeTurn next) {
            requireTurnLeft();
            wait.accept(longer(next.after(), run.options().cacheWait().minus(sincePatch())));
            return takeTurn();
        } else if (step instanceof RunPosting.Step.DeleteStrays strays) {
            strays.lines().forEach(stray -> reader.delete(journal.id(), stray));
            // They have no balancing account, so the server refuses to post a journal with such lines.
            failure = null;
        } else if (step instanceof RunPosting.Step.LookAgain again) {
            wait.accept(again.after());
        } else if (step instanceof RunPosting.Step.Differs differs) {
            throw differs(differs);
        } else if (step instanceof RunPosting.Step.PartlyPosted partly) {
            throw new RunConflictException(
                    Reason.PARTLY_POSTED,
                    "The ledger has some of the run's payments, but not these. Check the ledger and the journal.",
                    partly.notInLedger().stream()
                            .map(number -> "document number " + number)
                            .toList(),
                    reader.lastCall());
        }
        return true;
    }

    /**
     * Throws if another posting of all lines would fail again. People must correct the line that the server refused, or post a
     * journal that is too long for one posting.
     */
    private void requireRetryable() {
        BusinessCentralException last = failure;
        if (last == null || turn == Turn.OWN_PATCH) {
            return;
        }
        if (turn == Turn.REFUSED) {
            throw last;
        }
        if (last.getCause() instanceof ApiException answer
                && answer.status() == HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            throw new RunConflictException(
                    Reason.POSTING_TIMED_OUT,
                    "The server aborted the posting after 8 minutes. Post the whole journal of the run by hand, for example with"
                            + " background posting; then call post() again. Use more parts for runs of this size.",
                    List.of(RunJournals.describe(journal)),
                    reader.lastCall(),
                    last);
        }
    }

    /** Throws after too many postings without a response. */
    private void requireTurnLeft() {
        if (postings >= MOST_POSTINGS && failure instanceof OutcomeUnknownException) {
            throw failure;
        }
    }

    /**
     * Changes the mark to POSTING with a new nonce, and removes the balancing account so that lines entered from now on cannot be
     * posted.
     */
    private boolean takeTurn() {
        Mark next = journal.mark().in(RunState.POSTING, run.nonces().get());
        Optional<RunJournal> changed = journals.changeWithoutAccount(journal, next);
        changed.ifPresent(now -> journal = now);
        turn = Turn.OWN_PATCH;
        return changed.isPresent();
    }

    private void send() {
        postings++;
        failure = null;
        try {
            reader.send(run.calls().post(journal.id()));
            turn = Turn.ANSWERED;
        } catch (OutcomeUnknownException e) {
            failure = e;
            turn = Turn.UNANSWERED;
        } catch (ApiException e) {
            failure = e;
            turn = Turn.REFUSED;
            run.refusedTurns().add(journal.mark().nonce());
        }
    }

    private RunPosting.Step settle(Optional<List<RunLine>> sealed) {
        SealedInLedger ledger = inLedger(sealed);
        List<RunLine> lines = reader.lines(journal.id());
        return RunPosting.settle(turn, seal(), lines, sealed, ledger);
    }

    /**
     * Looks for the sealed payments with one request, which finds them if they were posted at once. If it finds nothing and the
     * lines are known, looks for their document numbers.
     */
    private SealedInLedger inLedger(Optional<List<RunLine>> sealed) {
        UUID account = run.options().balancingAccount();
        List<LedgerEntry> ofAccount =
                reader.entries(account, journal.mark().sealing().orElseThrow());
        SealedInLedger found = SealedInLedger.of(seal(), ofAccount, now());
        if (found.share() == Share.ALL || sealed.isEmpty()) {
            return found;
        }
        List<RunLine> lines = sealed.get();
        List<String> numbers = lines.stream().map(RunLine::documentNumber).toList();
        return SealedInLedger.of(lines, account, reader.entries(numbers), now());
    }

    private Instant now() {
        return reader.serverTime(clock.get());
    }

    private boolean change(RunState state) {
        Optional<RunJournal> changed =
                journals.change(journal, journal.mark().in(state, run.nonces().get()));
        changed.ifPresent(now -> journal = now);
        return changed.isPresent();
    }

    private BusinessCentralException differs(RunPosting.Step.Differs differs) {
        List<String> problems = new ArrayList<>();
        differs.missing().forEach(number -> problems.add("document number " + number + ": missing or edited"));
        boolean known = !differs.missing().isEmpty();
        differs.unexplained()
                .forEach(line -> problems.add("line " + line.lineNumber() + ", document number " + line.documentNumber()
                        + (known ? ": not sealed with the run" : ": may be sealed with the run or not")));
        return new RunConflictException(
                Reason.LINES_CHANGED,
                "The lines of the run's journal are not those that were sealed. "
                        + (known
                                ? "Correct them, delete lines that do not belong to the run,"
                                : "This process did not seal them and cannot tell which are missing or extra. Compare them"
                                        + " with your payments before you delete any. Correct them,")
                        + " or post the whole journal by hand. Then call post() again.",
                problems,
                reader.lastCall());
    }
}
