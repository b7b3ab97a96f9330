package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.Optional;

/**
 * The posting of a journal. The outcome of an unanswered one cannot be looked up: lines that are gone were posted, or deleted
 * by others.
 */
public final class Posting implements Write<PostOutcome>, WriteRules<PostOutcome> {
    private static final AnswerReader<PostOutcome> ANSWER = AnswerReader.noContent(PostOutcome.ACCEPTED);
    private static final String WHY =
            "whether the journal was posted cannot be told from its lines, which others may have"
                    + " posted or deleted. Look at the ledger, or at the remaining amounts of the invoices";

    private final JournalBook book;
    private final PostMode mode;

    /** Posts the journal with these lines. */
    public Posting(JournalLines lines, PostMode mode) {
        this(lines.book(), mode);
    }

    private Posting(JournalBook book, PostMode mode) {
        this.book = book;
        this.mode = mode;
    }

    @Override
    public Settlement<PostOutcome> begin(Session session, CallSpec<PostOutcome> spec, int tries) {
        requireSettled(session);
        // Each execution has its own rules: the call can be executed again while this posting may still be executed
        // late.
        return new Settlement<>(session, spec, ANSWER, new Posting(book, mode));
    }

    private void requireSettled(Session session) {
        Optional<Duration> late = book.lateCommitWithin();
        if (late.isPresent() && mode == PostMode.ONLY_IF_SETTLED) {
            throw new JournalUnsettledException(session.now().plus(late.get()), session.summary());
        }
    }

    /**
     * Since {@link #begin} the posting may have waited for minutes, and a create may have lost its answer. Each sees the other:
     * the posting is noted before it asks for unsettled creates, and a create is noted before it asks for postings.
     */
    @Override
    public void permit(Session session) {
        book.mayBePostedUntil(this, session.nanoTime() + LateCommit.LATEST.toNanos());
        requireSettled(session);
    }

    @Override
    public void notExecuted() {
        book.notPosted(this);
    }

    @Override
    public void mayCommitUntil(long nanoTime) {
        book.mayBePostedUntil(this, nanoTime);
    }

    @Override
    public NextStep<PostOutcome> unknown(LookUps lookUps) {
        book.close();
        return new NextStep.Unknown<>(WHY);
    }

    @Override
    public void succeeded(PostOutcome outcome) {
        book.close();
        book.notPosted(this);
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        return Resolution.stillUnknown(WHY);
    }
}
