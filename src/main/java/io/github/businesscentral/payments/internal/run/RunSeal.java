package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Seals the parts of a run: the requests around the decisions of {@link Sealing}. */
final class RunSeal {
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

    /** A sealed journal with its lines. Without lines if another process sealed it. */
    record Sealed(RunJournal journal, Optional<List<RunLine>> lines) {}

    /**
     * The result of sealing the parts.
     *
     * @param refusal the conflict that people must resolve, in one of the other parts
     */
    record Outcome(List<Sealed> sealed, Optional<RunConflictException> refusal) {
        void requireNoRefusal() {
            refusal.ifPresent(refused -> {
                throw refused;
            });
        }
    }

    /** The result for one journal: sealed, or not sealed because there is nothing to post. */
    private record Closed(Optional<Sealed> sealed) {}

    /** Seals the next journal of each of these parts, with one wait for all. A part that is refused does not stop the others. */
    Outcome seal(Collection<Integer> parts) {
        List<Sealed> sealed = new ArrayList<>();
        List<RunConflictException> refusals = new ArrayList<>();
        Set<UUID> empty = new HashSet<>();
        Set<Integer> left = new TreeSet<>(parts);
        while (!left.isEmpty()) {
            List<RunJournal> sealing = new ArrayList<>();
            List<RunJournal> all = reader.journals().stream()
                    .filter(journal -> !empty.contains(journal.id()))
                    .toList();
            for (int part : Set.copyOf(left)) {
                Optional<RunJournal> next = Opening.toPost(part, all);
                next.filter(journal -> journal.state() == RunState.EMPTIED)
                        .ifPresent(journal -> refusals.add(journals.emptied(journal)));
                next.flatMap(this::begun).ifPresent(sealing::add);
                next.flatMap(RunSeal::sealed).ifPresent(sealed::add);
                if (next.isEmpty() || isPastSealing(next.get().state())) {
                    left.remove(part);
                }
            }
            if (!left.isEmpty()) {
                wait.accept(
                        sealing.isEmpty()
                                ? RunJournals.BEFORE_NEXT_LOOK
                                : run.options().cacheWait());
            }
            for (RunJournal journal : sealing) {
                try {
                    Optional<Closed> closed = decide(journal);
                    closed.flatMap(Closed::sealed).ifPresent(seal -> {
                        sealed.add(seal);
                        left.remove(journal.mark().part());
                    });
                    // A later generation may have lines.
                    closed.filter(end -> end.sealed().isEmpty()).ifPresent(end -> empty.add(journal.id()));
                } catch (RunConflictException e) {
                    refusals.add(e);
                    left.remove(journal.mark().part());
                }
            }
        }
        return new Outcome(sealed, refusals.stream().findFirst());
    }

    private static boolean isPastSealing(RunState state) {
        return state == RunState.SEALED || state == RunState.POSTING || state == RunState.EMPTIED;
    }

    private static Optional<Sealed> sealed(RunJournal journal) {
        return journal.state() == RunState.SEALED || journal.state() == RunState.POSTING
                ? Optional.of(new Sealed(journal, Optional.empty()))
                : Optional.empty();
    }

    /**
     * Returns the journal in SEALING, after a PATCH if necessary. Empty if it is past that state or others have changed the mark.
     */
    private Optional<RunJournal> begun(RunJournal journal) {
        return switch (journal.state()) {
            case OPEN ->
                journals.change(
                        journal,
                        journal.mark().in(RunState.SEALING, run.nonces().get()));
            case SEALING -> Optional.of(journal);
            case SEALED, POSTING, EMPTIED -> Optional.empty();
            case POSTED -> throw new IllegalStateException("posted journals are not posted again");
        };
    }

    /** Reads the journal and changes its mark to SEALED or back to OPEN. */
    private Optional<Closed> decide(RunJournal own) {
        List<RunJournal> all = reader.journals();
        List<RunLine> lines = reader.lines(own.id());
        List<RunLine> again = lines;
        Sealing.Step step;
        do {
            lines = again;
            Set<String> numbers = lines.stream().map(RunLine::documentNumber).collect(Collectors.toSet());
            Set<String> inLedger = reader.entries(numbers).stream()
                    .map(LedgerEntry::documentNumber)
                    .collect(Collectors.toSet());
            step = Sealing.decide(own, all, lines, inLedger);
            again = reader.lines(own.id());
        } while (!Seal.of(again).equals(Seal.of(lines)));
        if (step instanceof Sealing.Step.Close close) {
            List<RunLine> known = lines;
            Mark sealed =
                    own.mark().sealed(close.seal(), own.changed(), run.nonces().get());
            return journals.change(own, sealed)
                    .map(now -> new Closed(Optional.of(new Sealed(now, Optional.of(known)))));
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
