package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.RunState;
import java.util.List;

/**
 * Enters one payment into its journal (rules 1 and 2).
 *
 * <ol>
 *   <li>{@link Opening} has read the mark. Ask the ledger for the document number: {@link #beforePost}.
 *   <li>Send the create with the line number: {@link #afterAnswer}. If it says duplicate key, read the line with that number
 *       first.
 *   <li>After every sign that the line is there, read the mark again by the journal's id, in a request sent afterwards:
 *       {@link #afterMark}.
 * </ol>
 *
 * <p>Nothing here deletes a line: another process may have confirmed it.
 */
final class Creating {
    private Creating() {}

    /** What to do next, or how the create ends. */
    sealed interface Step {
        /** Send the create; {@code collisions} numbers before this one are taken by other payments. */
        record Send(int lineNumber, int collisions) implements Step {}

        /** Read the mark by the journal's id; this outcome is confirmed only if it is still open. */
        record LookAtMark(PaymentOutcome outcome) implements Step {}

        /** The journal is gone: look for the run's journals again. */
        record FindJournal() implements Step {}

        /** The end: the payment is entered once. */
        record Confirmed(PaymentOutcome outcome) implements Step {}

        /** The end: the journal is past {@link RunState#OPEN}; ask again when the run is posted. */
        record Sealed(RunState state) implements Step {}

        /** The end: the journal was sealed and opened again meanwhile; ask again. */
        record Reopened() implements Step {}

        /** The end: the ledger has the number with other values. */
        record PostedWithOtherValues(List<LedgerEntry> entries) implements Step {}

        /** The end: the payment was posted and reversed. */
        record PostedAndReversed(List<LedgerEntry> entries) implements Step {}

        /** The end: the journal has a line with this document number and other values. */
        record DifferentLine(int lineNumber) implements Step {}

        /** The end: the outcome is unknown, since the line at this number cannot be seen or was edited. */
        record Unknown(int lineNumber, Answer answer) implements Step {}
    }

    /** How a create was answered; after a duplicate key, what stands at the line number. */
    enum Answer {
        /** 201 with the line that was sent. */
        CREATED,
        /** No readable answer: it can still be executed. */
        UNANSWERED,
        /** The journal's id is not there. */
        JOURNAL_GONE,
        /** Duplicate key; the line is equal to the payment. */
        EQUAL_LINE,
        /** Duplicate key; the line has the payment's document number and other values. */
        OTHER_VALUES,
        /** Duplicate key; the line is equal except for its document number: edited by a person. */
        OTHER_DOCUMENT_NUMBER,
        /** Duplicate key; the line differs in its document number and in more. */
        OTHER_PAYMENT,
        /** Duplicate key; no line with this number can be seen. */
        HIDDEN_LINE
    }

    /**
     * Whether to send the create at all. Closes: a payment that another run of the journal, or an earlier generation, has posted
     * is entered again. The look alone is not enough, since others may act after it; the mark is.
     *
     * <p>While the journal is sealed, the ledger can show what a posting has not committed yet. If it is rolled back, a line that
     * was not sealed is deleted, so the payment is not confirmed then. In an open journal such a line stays and is sealed; whether
     * it is still open is looked at after the ledger.
     */
    static Step beforePost(RunState state, LedgerFinding ledger, String documentNumber) {
        if (ledger instanceof LedgerFinding.Posted) {
            return switch (state) {
                case OPEN -> new Step.LookAtMark(PaymentOutcome.ALREADY_POSTED);
                case POSTED, EMPTIED -> new Step.Confirmed(PaymentOutcome.ALREADY_POSTED);
                case SEALING, SEALED, POSTING -> new Step.Sealed(state);
            };
        }
        if (ledger instanceof LedgerFinding.OtherValues there) {
            return new Step.PostedWithOtherValues(there.entries());
        }
        if (ledger instanceof LedgerFinding.Reversed there) {
            return new Step.PostedAndReversed(there.entries());
        }
        return state == RunState.OPEN ? send(documentNumber, 0) : new Step.Sealed(state);
    }

    /**
     * What an answer means. An unanswered create is sent again: its duplicate key is decided under locks, while a GET can show a
     * line that is not committed. The next number is taken only past another payment that can be seen.
     *
     * @param unansweredBefore whether an earlier attempt of this call had no answer
     */
    static Step afterAnswer(Answer answer, boolean unansweredBefore, String documentNumber, int collisions) {
        int lineNumber = LineKey.lineNumber(documentNumber, collisions);
        return switch (answer) {
            case CREATED -> new Step.LookAtMark(PaymentOutcome.CREATED);
            case EQUAL_LINE ->
                new Step.LookAtMark(
                        unansweredBefore ? PaymentOutcome.FOUND_AFTER_RETRY : PaymentOutcome.ALREADY_EXISTED);
            case UNANSWERED -> send(documentNumber, collisions);
            case JOURNAL_GONE -> new Step.FindJournal();
            case OTHER_VALUES -> new Step.DifferentLine(lineNumber);
            case OTHER_DOCUMENT_NUMBER, HIDDEN_LINE -> new Step.Unknown(lineNumber, answer);
            case OTHER_PAYMENT ->
                collisions + 1 < LineKey.MOST_NUMBERS
                        ? send(documentNumber, collisions + 1)
                        : new Step.Unknown(lineNumber, answer);
        };
    }

    /**
     * Whether the outcome is confirmed: only by the mark that the create began with. Closes: the journal is sealed between the first
     * look at the mark and the create, and the line is not in the seal. If it was opened again since, people can have posted it
     * meanwhile, and their posting has deleted the line. The same holds for a duplicate key, and for what the ledger showed.
     *
     * @param before the mark that was read first
     */
    static Step afterMark(PaymentOutcome outcome, Mark before, Mark now) {
        if (now.state() != RunState.OPEN) {
            return new Step.Sealed(now.state());
        }
        return now.nonce().equals(before.nonce()) ? new Step.Confirmed(outcome) : new Step.Reopened();
    }

    private static Step send(String documentNumber, int collisions) {
        return new Step.Send(LineKey.lineNumber(documentNumber, collisions), collisions);
    }
}
