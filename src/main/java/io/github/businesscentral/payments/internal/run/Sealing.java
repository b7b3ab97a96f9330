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
 * Seals a journal (rule 3): what is confirmed is in the seal, and what is in the seal is not in the ledger yet.
 *
 * <ol>
 *   <li>PATCH the mark from {@link RunState#OPEN} to {@link RunState#SEALING}, under its ETag.
 *   <li>Wait {@link RunOptions#cacheWait}; who finds the journal in SEALING waits the whole time too. Closes: a server instance
 *       shows a creator the mark of up to 30 seconds ago, still open, and the creator confirms a line that the seal does not have
 *       (the search with marks from a cache).
 *   <li>Read, each after the one before: all journals of the run; all lines of this journal; the ledger for their numbers; the lines
 *       again, until they are the same. Closes: a GET shows a create that is rolled back, and the seal has a line that never was.
 *   <li>{@link #decide}; PATCH the mark to SEALED or back to OPEN, under the ETag that the mark had before step 3.
 * </ol>
 */
final class Sealing {
    private Sealing() {}

    /** Which change of the mark follows. */
    sealed interface Step {
        /** PATCH to {@link RunState#SEALED} with this seal. */
        record Close(Seal seal) implements Step {}

        /** PATCH to {@link RunState#OPEN}: there is nothing to post. */
        record NothingToPost() implements Step {}

        /** PATCH to {@link RunState#OPEN}, and refuse: people must look at these lines. */
        record Refused(List<Objection> objections) implements Step {}

        /** PATCH to {@link RunState#OPEN}, and refuse: these journals of the run come first or are being posted. */
        record OtherJournals(List<RunJournal> journals) implements Step {}
    }

    /** Why a line cannot be sealed. */
    enum Reason {
        /** No document number that a run accepts, or one that belongs to another part: a line of others. */
        NOT_OF_THIS_RUN,
        /** The line number does not follow from the document number: entered or edited by a person. */
        EDITED,
        /** Another line has the same document number. */
        NUMBER_TWICE,
        /** The ledger has the document number. */
        IN_LEDGER
    }

    /** A line that cannot be sealed. */
    record Objection(RunLine line, Reason reason) {}

    /**
     * Which change of the mark follows.
     *
     * <p>Asking the ledger keeps a payment that was posted by hand in an earlier generation from being posted again. Looking at the
     * other journals keeps two generations apart: a process opens generation 2 while a person deletes the posted
     * generation 1 and another process opens it anew; the same payment could be sealed in both. One that has left OPEN comes first;
     * each process changes its own mark before it looks at the others, so one of two sees the other.
     *
     * @param journals all journals of the run, {@code own} among them
     * @param lines all lines of {@code own}, read after {@code journals}
     * @param inLedger which of their document numbers have entries of type Payment, read after {@code lines}
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

    /** Whether the run can have entered the line in the journal with this mark. */
    static boolean belongsTo(Mark mark, RunLine line) {
        return isOfPart(mark, line.documentNumber()) && LineKey.isLineNumber(line.documentNumber(), line.lineNumber());
    }

    /** Whether the journal may go back to {@link RunState#OPEN}: POSTING never does, since a posting may be on its way. */
    static boolean mayReopen(RunState state) {
        return state == RunState.SEALING || state == RunState.SEALED;
    }
}
