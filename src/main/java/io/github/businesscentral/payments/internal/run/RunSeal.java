package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Seals a part of a run: the requests around the decisions of {@link Sealing}. */
final class RunSeal {
    // A list may come from a cache and show a mark that was changed.
    private static final Duration BEFORE_NEXT_LOOK = Duration.ofSeconds(1);

    private final RunContext run;
    private final RunReader reader;
    private final RunJournals journals;
    private final Consumer<Duration> wait;

    RunSeal(RunContext run, RunReader reader, RunJournals journals, Consumer<Duration> wait) {
        this.run = run;
        this.reader = reader;
        this.journals = journals;
        this.wait = wait;
    }

    /** A journal with the lines that this process has sealed; without them if another process sealed it. */
    record Sealed(RunJournal journal, Optional<List<RunLine>> lines) {}

    /** How a look at a journal in SEALING ended: with a seal, or open again since there is nothing to post. */
    private record Closed(Optional<Sealed> sealed) {}

    /** Seals the part's next journal; empty if the part has nothing to post. */
    Optional<Sealed> seal(int part) {
        while (true) {
            Optional<RunJournal> next = Opening.toPost(part, reader.journals());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<Closed> closed = close(next.get());
            if (closed.isPresent()) {
                return closed.get().sealed();
            }
            wait.accept(BEFORE_NEXT_LOOK);
        }
    }

    /** Empty if others have changed the mark meanwhile. */
    private Optional<Closed> close(RunJournal journal) {
        return switch (journal.state()) {
            case OPEN -> {
                Mark sealing = journal.mark().in(RunState.SEALING, run.nonces().get());
                yield journals.change(journal, sealing).flatMap(this::decide);
            }
            case SEALING -> decide(journal);
            case SEALED, POSTING -> Optional.of(new Closed(Optional.of(new Sealed(journal, Optional.empty()))));
            case EMPTIED -> throw journals.emptied(journal);
            case POSTED -> throw new IllegalStateException("posted journals are not posted again");
        };
    }

    /** Waits, reads the journal and changes its mark to SEALED or back to OPEN. */
    private Optional<Closed> decide(RunJournal own) {
        wait.accept(run.options().cacheWait());
        List<RunJournal> all = reader.journals();
        List<RunLine> lines = reader.lines(own.id());
        Set<String> numbers = lines.stream().map(RunLine::documentNumber).collect(Collectors.toSet());
        Set<String> inLedger = reader.entries(numbers).stream()
                .map(LedgerEntry::documentNumber)
                .collect(Collectors.toSet());
        Sealing.Step step = Sealing.decide(own, all, lines, inLedger);
        if (step instanceof Sealing.Step.Close close) {
            Mark sealed =
                    own.mark().sealed(close.seal(), own.changed(), run.nonces().get());
            return journals.changeWithoutAccount(own, sealed)
                    .map(now -> new Closed(Optional.of(new Sealed(now, Optional.of(lines)))));
        }
        Optional<RunJournal> opened =
                journals.change(own, own.mark().in(RunState.OPEN, run.nonces().get()));
        if (opened.isPresent()) {
            requireNoObjection(step);
        }
        return opened.map(open -> new Closed(Optional.empty()));
    }

    private void requireNoObjection(Sealing.Step step) {
        if (step instanceof Sealing.Step.Refused refused) {
            throw new RunConflictException(
                    Reason.LINES_REFUSED,
                    "The run was not sealed: its journal has lines that must not be posted with it. Correct or delete them,"
                            + " then call this again.",
                    refused.objections().stream().map(RunSeal::named).toList(),
                    reader.lastCall());
        }
        if (step instanceof Sealing.Step.OtherJournals others) {
            throw new RunConflictException(
                    Reason.OTHER_GENERATION,
                    "The run was not sealed: other journals of it come first or are being posted. Call this again.",
                    others.journals().stream().map(RunJournals::describe).toList(),
                    reader.lastCall());
        }
    }

    private static String named(Sealing.Objection objection) {
        return "line " + objection.line().lineNumber() + ", document number "
                + objection.line().documentNumber()
                + switch (objection.reason()) {
                    case NOT_OF_THIS_RUN -> ": not entered by this run";
                    case EDITED -> ": its line number or document number was edited";
                    case NUMBER_TWICE -> ": another line has the same document number";
                    case IN_LEDGER -> ": the ledger has this document number";
                };
    }
}
