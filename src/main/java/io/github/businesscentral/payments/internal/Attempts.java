package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one write, with its rules: how many of them were not answered, and what that means for its result. It does
 * not matter whether they were sent alone or among the members of a batch.
 */
final class Attempts<T> {
    private final Session session;
    private final CallSpec<T> spec;
    private final WriteRules<T> rules;

    private int unanswered;
    private boolean ended;
    private long lastUnansweredNanos;
    private Instant lastUnanswered = Instant.MIN;

    Attempts(Session session, CallSpec<T> spec, WriteRules<T> rules) {
        this.session = session;
        this.spec = spec;
        this.rules = rules;
    }

    CallSpec<T> spec() {
        return spec;
    }

    WriteRules<T> rules() {
        return rules;
    }

    /** Of so many attempts, those that were counted included, it is not known whether they were executed. */
    void unansweredInAll(int attempts) {
        while (unanswered < attempts) {
            unanswered();
        }
    }

    /** Of another attempt it is not known whether it was executed. */
    void unanswered() {
        if (unanswered == 0) {
            rules.unsettled();
        }
        unanswered++;
        lastUnansweredNanos = session.execution().nanoTime();
        lastUnanswered = session.execution().now();
    }

    /** Whether there was an attempt of which it is not known whether it was executed. */
    boolean mayBeExecuted() {
        return unanswered > 0;
    }

    /** The write is refused, and no attempt of it was executed. */
    BusinessCentralException refused(BusinessCentralException failure) {
        rules.notExecuted();
        ended();
        return failure;
    }

    private void ended() {
        if (unanswered > 0 && !ended) {
            ended = true;
            rules.ended();
        }
    }

    /** The server confirmed the write with this answer. */
    ApiResponse<T> confirmed(ApiResponse<T> answer) {
        rules.succeeded(answer.value());
        return finished(answer, CreateOutcome.CREATED, unanswered);
    }

    /** A look-up has shown that the write has taken effect. */
    ApiResponse<T> found(Verdict.Settled<T> settled) {
        rules.succeeded(settled.found().value());
        return finished(settled.found(), settled.outcome(), settled.ours() ? unanswered - 1 : unanswered);
    }

    private ApiResponse<T> finished(ApiResponse<T> response, @Nullable CreateOutcome outcome, int late) {
        ApiResponse<T> finished = noted(response, outcome, late);
        ended();
        return finished;
    }

    private ApiResponse<T> noted(ApiResponse<T> response, @Nullable CreateOutcome outcome, int late) {
        if (late > 0) {
            rules.mayCommitUntil(lastUnansweredNanos + WriteRules.LATEST_COMMIT.toNanos());
        }
        ApiResponse<T> whole = response.withCall(session.execution().summary());
        if (!spec.kind().isCreate() || outcome == null) {
            return whole;
        }
        ApiResponse<T> created = whole.withCreateOutcome(outcome);
        return late > 0 ? created.withLateCommitPossibleUntil(lastUnanswered.plus(WriteRules.LATEST_COMMIT)) : created;
    }

    /**
     * It cannot be known what became of the write.
     *
     * @param why what was found out, if anything
     * @param found what was there in place of what was looked for
     */
    OutcomeUnknownException unknown(Throwable cause, String why, @Nullable Object found) {
        String reason = cause instanceof BusinessCentralException known ? known.reason() : cause.toString();
        long since = session.execution().nanoTime();
        rules.mayCommitUntil(since + WriteRules.LATEST_COMMIT.toNanos());
        ended();
        return new OutcomeUnknownException(
                spec.method() + " was sent and its outcome is not known: it may have been executed, or may still be."
                        + " Do not repeat it blindly; resolve() asks the server. Reason: "
                        + (why.isEmpty() ? "" : why + "; ")
                        + reason,
                session.execution().summary(),
                cause,
                found,
                session.now().plus(WriteRules.LATEST_COMMIT),
                session.later(
                        spec, asking -> rules.resolve(asking, asking.execution().since(since))));
    }
}
