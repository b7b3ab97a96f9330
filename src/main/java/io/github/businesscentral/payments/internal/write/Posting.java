package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.protocol.AnswerMeaning;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The posting of a journal ({@code business-central.md} 3.8). An error does not prove that nothing was posted, and 204 does not
 * prove that everything was. The outcome is decided by the lines that still exist afterwards.
 */
public final class Posting implements Write<PostOutcome> {
    private final JournalLines lines;
    private final PostMode mode;

    /** Posts the journal with these lines. */
    public Posting(JournalLines lines, PostMode mode) {
        this.lines = lines;
        this.mode = mode;
    }

    /** Missing lines do not show who posted or deleted them. */
    @Override
    public boolean canBeSettled() {
        return false;
    }

    @Override
    public Settlement<PostOutcome> begin(Session session, CallSpec<PostOutcome> spec, int tries) {
        enterToPost(session);
        requireSettled(session);
        Rules rules = new Rules(lines.ids(session::read));
        return new Settlement<>(session, spec, AnswerReader.noContent(), rules);
    }

    @Override
    public Optional<String> obstacleToAtomicBatch() {
        return Optional.of(
                "A posting commits on its own and could not be taken back with an atomic batch. Post the journal"
                        + " after the batch.");
    }

    private void enterToPost(Session session) {
        JournalBook.Gate gate = lines.book().gate();
        if (mode == PostMode.REGARDLESS) {
            gate.enterToPostRegardless(session);
        } else if (session.kind() != CallKind.BATCH) {
            gate.enterToPost(session);
        } else if (!gate.entersToPostAtOnce(session)) {
            throw new JournalUnsettledException(session.now().plus(LateCommit.LATEST), session.summary());
        }
    }

    private void requireSettled(Session session) {
        Optional<Duration> late = lines.book().lateCommitWithin();
        if (late.isPresent() && mode == PostMode.ONLY_IF_SETTLED) {
            throw new JournalUnsettledException(session.now().plus(late.get()), session.summary());
        }
    }

    /** The rules of one posting. The call can be executed again while the server may still execute this posting. */
    private final class Rules implements WriteRules<PostOutcome> {
        private final JournalBook book = lines.book();
        private final Set<UUID> before;

        private Rules(Set<UUID> before) {
            this.before = before;
        }

        /**
         * Recorded before the posting is sent, because a create that this posting does not wait for must not be sent again in the
         * meantime.
         */
        @Override
        public void sending(Session session) {
            book.mayBePostedUntil(this, session.nanoTime() + LateCommit.LATEST.toNanos());
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
        public Optional<PostOutcome> noContent(LookUps lookUps) {
            return Optional.of(left(lookUps) == 0 ? PostOutcome.ACCEPTED : PostOutcome.LINES_LEFT);
        }

        @Override
        public NextStep<PostOutcome> refused(BusinessCentralException failure, LookUps lookUps) {
            if (!(failure instanceof ApiException answer) || isNeverExecuted(answer)) {
                return new NextStep.Fail<>(failure);
            }
            try {
                int left = left(lookUps);
                return left == before.size()
                        ? new NextStep.Fail<>(failure)
                        : new NextStep.Unknown<>("the server refused the posting, but " + counted(left));
            } catch (BusinessCentralException e) {
                return new NextStep.Unknown<>(
                        "the server refused the posting, and the journal could not be read afterwards", null, e);
            }
        }

        private static boolean isNeverExecuted(ApiException answer) {
            return AnswerMeaning.of(answer.status(), answer.code().value()).isActionNotExecuted();
        }

        @Override
        public NextStep<PostOutcome> unknown(LookUps lookUps) {
            book.close();
            return new NextStep.Unknown<>(counted(left(lookUps))
                    + ". The posting may still be executed; lines that are gone were posted, or deleted by others."
                    + " Look at the ledger, or at the remaining amounts of the invoices");
        }

        /** Returns how many of the earlier lines still exist. */
        private int left(LookUps lookUps) {
            Set<UUID> now = now(lookUps);
            return (int) before.stream().filter(now::contains).count();
        }

        /**
         * The server can replace a journal whose code has a digit by the next one when it is posted ({@code business-central.md}
         * 3.8).
         */
        private Set<UUID> now(LookUps lookUps) {
            try {
                return lines.ids(lookUps::get);
            } catch (NotFoundException e) {
                if (WriteRules.isAbsence(e)) {
                    return Set.of();
                }
                throw e;
            }
        }

        private String counted(int left) {
            return left + " of the " + before.size() + " lines that were in the journal before are still there";
        }

        @Override
        public void succeeded(PostOutcome outcome) {
            book.close();
            book.notPosted(this);
        }

        @Override
        public Resolution resolve(LookUps lookUps, Duration age) {
            int left = left(lookUps);
            boolean untouched = left == before.size() && left > 0;
            return untouched && age.compareTo(LateCommit.LATEST) > 0
                    ? Resolution.notBooked(counted(left) + ", and the posting can no longer be executed")
                    : Resolution.stillUnknown(counted(left)
                            + (untouched
                                    ? ", but the posting may still be executed"
                                    : "; the others were posted, or deleted by others. Look at the ledger"));
        }
    }
}
