package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Conduct;
import io.github.businesscentral.payments.internal.Draft;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import java.time.Duration;
import java.util.Optional;

/**
 * The posting of a journal. Nothing can be found out about one that was not answered: lines that are gone were posted, or
 * deleted by somebody.
 */
public final class Posting implements Conduct<PostOutcome>, WriteRules<PostOutcome> {
    private static final String WHY =
            "whether the journal was posted cannot be told from its lines, which others may have"
                    + " posted or deleted. Look at the ledger, or at the remaining amounts of the invoices";

    private final JournalBook book;
    private final PostMode mode;

    /** Posts the journal whose payments are at {@code lines}. */
    public Posting(JournalLines lines, PostMode mode) {
        this(lines.book(), mode);
    }

    private Posting(JournalBook book, PostMode mode) {
        this.book = book;
        this.mode = mode;
    }

    @Override
    public Draft<PostOutcome> draft(Session session, CallSpec<PostOutcome> spec, int tries) {
        requireSettled(session);
        // Rules of its own for each: the call can be executed again while this one may still come late.
        return new Draft.Request<>(spec, new Posting(book, mode));
    }

    private void requireSettled(Session session) {
        Optional<Duration> late = book.lateCommitWithin(session.nanoTime());
        if (late.isPresent() && mode == PostMode.ONLY_IF_SETTLED) {
            throw new JournalUnsettledException(session.now().plus(late.get()), session.summary());
        }
    }

    /**
     * Since the draft the posting may have waited for minutes, and a create may have lost an answer. Either sees the other:
     * the posting is noted before it asks for unsettled creates, and a create is before it asks for postings.
     */
    @Override
    public void permit(Session session) {
        book.mayBePostedUntil(this, session.nanoTime() + LATEST_COMMIT.toNanos());
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
    public Verdict<PostOutcome> unknown(Session session) {
        book.close();
        return new Verdict.Unknown<>(WHY, null);
    }

    @Override
    public void succeeded(PostOutcome outcome) {
        book.close();
        book.notPosted(this);
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        return Resolution.stillUnknown(WHY);
    }
}
