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
 *   <li>{@link Opening} has read the mark. Ask the ledger for the document number: {@link #beforePost beforePost(…)}.
 *   <li>Send the create with the line number: {@link #afterAnswer afterAnswer(…)}. After a duplicate key, first read the line
 *     with that number.
 *   <li>Whenever a response or a read shows that the line exists, read the mark again by the journal's id, in a later request:
 *     {@link #afterMark afterMark(…)}.
 * </ol>
 *
 * <p>This class never deletes a line, because another process may have confirmed it.
 */
final class Creating {
    private Creating() {}

    /** The next step, or the end of the create. */
    sealed interface Step {
        /** Send the create. Other payments occupy the {@code collisions} numbers before this one. */
        record Send(int lineNumber, int collisions) implements Step {}

        /** Read the mark by the journal's id. The outcome is confirmed only if the mark is still open. */
        record LookAtMark(PaymentOutcome outcome) implements Step {}

        /** The journal is gone. Look for the run's journals again. */
        record FindJournal() implements Step {}

        /** End: the payment is entered once. */
        record Confirmed(PaymentOutcome outcome) implements Step {}

        /** End: the journal is past {@link RunState#OPEN}. Create the payment again once the run is posted. */
        record Sealed(RunState state) implements Step {}

        /** End: the journal was sealed and reopened in the meantime. Create the payment again. */
        record Reopened() implements Step {}

        /** End: the ledger has the number with other values. */
        record PostedWithOtherValues(List<LedgerEntry> entries) implements Step {}

        /** End: the payment was posted and reversed. */
        record PostedAndReversed(List<LedgerEntry> entries) implements Step {}

        /** End: the journal has a line with this document number and other values. */
        record DifferentLine(int lineNumber) implements Step {}

        /** End: the outcome is unknown, because the line at this number was edited or cannot be seen. */
        record Unknown(int lineNumber, Answer answer) implements Step {}
    }

    /** The response to a create. After a duplicate key: the line found at the line number. */
    enum Answer {
        /** 201 with the line that was sent. */
        CREATED,
        /** No readable response. The server may still execute the create. */
        UNANSWERED,
        /** The journal's id does not exist. */
        JOURNAL_GONE,
        /** Duplicate key. The line equals the payment. */
        EQUAL_LINE,
        /** Duplicate key. The line has the payment's document number and other values. */
        OTHER_VALUES,
        /** Duplicate key. The line is equal except for its document number, so a person edited it. */
        OTHER_DOCUMENT_NUMBER,
        /** Duplicate key. The line differs in its document number and other values. */
        OTHER_PAYMENT,
        /** Duplicate key. No line with this number can be seen. */
        HIDDEN_LINE
    }

    /**
     * Decides whether to send the create. A payment posted by another run of the journal, or in an earlier generation, must
     * not be entered again. Reading the ledger alone does not ensure that, because others may act after it. Reading the mark
     * again does.
     *
     * <p>While the journal is sealed, the ledger can show entries of a posting that is not committed yet. If that posting is
     * rolled back, lines that were not sealed are deleted, so the payment is not confirmed in this state. In an open journal such
     * a line stays and will be sealed; the mark is read after the ledger to check that the journal is still open.
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
     * Decides what a response means. A create without a response is sent again: the server checks for duplicate keys under locks,
     * while a GET can return uncommitted lines. The next number is used only if another payment is visible at this one.
     *
     * @param unansweredBefore whether an earlier attempt of this call got no response
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
     * Decides whether the outcome is confirmed. That requires the mark that the create began with. Otherwise the journal
     * may have been sealed between the first read of the mark and the create, without the line in the seal. If it was reopened
     * since, people may have posted it in the meantime, which deletes the line. The same applies to a
     * duplicate key and to entries found in the ledger.
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
