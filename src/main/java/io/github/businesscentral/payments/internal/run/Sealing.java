package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.run.DocumentNumber;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seals a journal (rule 3). Every confirmed payment is in the seal, and no sealed payment is in the ledger yet.
 *
 * <ol>
 *   <li>PATCH the mark from {@link RunState#OPEN} to {@link RunState#SEALING}, under its ETag.
 *   <li>Wait {@link RunOptions#cacheWait cacheWait(…)}. A process that finds the journal in SEALING also waits the whole time.
 *     Without the wait, a server instance could show a creating process an open mark that is up to 30 seconds old, and that
 *     process would confirm a line that the seal does not include (found by the search with cached marks).
 *   <li>Read in this order, each after the previous response: all journals of the run; all lines of this journal; the ledger for their
 *     numbers; the lines again, until they no longer change. A single GET could return a create that is rolled back later, and the
 *     seal would include a line that never existed.
 *   <li>{@link #decide decide(…)}. PATCH the mark to SEALED or back to OPEN, under the ETag that the mark had before step 3.
 * </ol>
 */
final class Sealing {
    private Sealing() {}

    /** The next change of the mark. */
    sealed interface Step {
        /** PATCH to {@link RunState#SEALED} with this seal. */
        record Close(Seal seal) implements Step {}

        /** PATCH to {@link RunState#OPEN}: there is nothing to post. */
        record NothingToPost() implements Step {}

        /** PATCH to {@link RunState#OPEN}, and refuse: people must check these lines. */
        record Refused(List<Objection> objections) implements Step {}

        /** PATCH to {@link RunState#OPEN}, and refuse: these journals of the run come first or are being posted. */
        record OtherJournals(List<RunJournal> journals) implements Step {}
    }

    /** Why a line cannot be sealed. */
    enum Reason {
        /** The document number is not one that a run accepts, or belongs to another part. The line is not the run's. */
        NOT_OF_THIS_RUN,
        /** The line number does not match the document number, so a person entered or edited the line. */
        EDITED,
        /** Another line has the same document number. */
        NUMBER_TWICE,
        /** The ledger has the document number. */
        IN_LEDGER
    }

    /** A line that cannot be sealed. */
    record Objection(RunLine line, Reason reason) {}

    /**
     * Decides the next change of the mark.
     *
     * <p>The ledger is read so that a payment posted by hand in an earlier generation is not posted again. Reading the other
     * journals keeps two generations apart. A process may open generation 2 while a person deletes the posted generation 1 and
     * another process opens it again; the same payment could then be sealed in both. A journal that has left OPEN comes first.
     * Each process changes its own mark before it reads the others, so one of two processes sees the other.
     *
     * @param journals all journals of the run, including {@code own}
     * @param lines all lines of {@code own}, read after {@code journals}
     * @param inLedger those of their document numbers that have entries of type Payment, read after {@code lines}
     */
    static Step decide(RunJournal own, List<RunJournal> journals, List<RunLine> lines, Set<String> inLedger) {
        List<RunJournal> first =
                journals.stream().filter(other -> mustWaitFor(own, other)).toList();
        if (!first.isEmpty()) {
            return new Step.OtherJournals(first);
        }
        if (lines.isEmpty()) {
            return new Step.NothingToPost();
        }
        List<Objection> objections = objections(own.mark(), lines, inLedger);
        return objections.isEmpty() ? new Step.Close(Seal.of(lines)) : new Step.Refused(objections);
    }

    private static boolean mustWaitFor(RunJournal own, RunJournal other) {
        if (other.mark().parts() != own.mark().parts()) {
            return true;
        }
        if (other.mark().part() != own.mark().part() || other.id().equals(own.id())) {
            return false;
        }
        return other.state() != RunState.OPEN && other.state() != RunState.POSTED;
    }

    private static List<Objection> objections(Mark mark, List<RunLine> lines, Set<String> inLedger) {
        Map<String, Integer> uses = new HashMap<>();
        lines.forEach(line -> uses.merge(line.documentNumber(), 1, Integer::sum));
        List<Objection> objections = new ArrayList<>();
        for (RunLine line : lines) {
            String number = line.documentNumber();
            if (!isOfPart(mark, number)) {
                objections.add(new Objection(line, Reason.NOT_OF_THIS_RUN));
            } else if (uses.getOrDefault(number, 0) > 1) {
                objections.add(new Objection(line, Reason.NUMBER_TWICE));
            } else if (!LineKey.isLineNumber(number, line.lineNumber())) {
                objections.add(new Objection(line, Reason.EDITED));
            } else if (inLedger.contains(number)) {
                objections.add(new Objection(line, Reason.IN_LEDGER));
            }
        }
        return objections;
    }

    private static boolean isOfPart(Mark mark, String number) {
        return DocumentNumber.isValid(number) && LineKey.part(number, mark.parts()) == mark.part();
    }

    /** Whether the run can have entered the line into the journal with this mark. */
    static boolean belongsTo(Mark mark, RunLine line) {
        return isOfPart(mark, line.documentNumber()) && LineKey.isLineNumber(line.documentNumber(), line.lineNumber());
    }

    /** Whether the journal may return to {@link RunState#OPEN}. POSTING may not, because a posting may be in flight. */
    static boolean mayReopen(RunState state) {
        return state == RunState.SEALING || state == RunState.SEALED;
    }
}
