package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.answer.UnreadableAnswerException;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tracks one write: its request, the number of attempts with an unknown outcome, and the steps that follow. Single requests
 * ({@link SingleWrite}) and members of batches use it in the same way. Only the thread that runs the call uses it.
 *
 * <p>Once an attempt may have been executed, the write ends with a result only after a readable success, a look-up that finds the
 * write, or a refusal that the rules accept. Otherwise it ends with {@link OutcomeUnknownException}.
 */
public final class Settlement<T> {
    private final Session session;
    private final CallSpec<T> spec;
    private final AnswerReader<T> answer;
    private final WriteRules<T> rules;
    private final @Nullable ApiResponse<T> known;

    private int unanswered;
    private boolean ended;
    private long lastUnansweredNanos;
    private Instant lastUnanswered = Instant.MIN;

    /** Sends {@code spec}, reads its response with {@code answer}, and reacts to failures with {@code rules}. */
    public Settlement(Session session, CallSpec<T> spec, AnswerReader<T> answer, WriteRules<T> rules) {
        this(session, spec, answer, rules, null);
    }

    private Settlement(
            Session session,
            CallSpec<T> spec,
            AnswerReader<T> answer,
            WriteRules<T> rules,
            @Nullable ApiResponse<T> known) {
        this.session = session;
        this.spec = spec;
        this.answer = answer;
        this.rules = rules;
        this.known = known;
    }

    /** Returns a settlement that sends nothing. {@code response} is the result. */
    public static <T> Settlement<T> completed(Session session, CallSpec<T> spec, ApiResponse<T> response) {
        return new Settlement<>(session, spec, any -> response.value(), new NothingToSettle<>(), response);
    }

    private static final class NothingToSettle<T> implements WriteRules<T> {
        @Override
        public NextStep<T> unknown(LookUps lookUps) {
            return new NextStep.Unknown<>("nothing was sent");
        }

        @Override
        public Resolution resolve(LookUps lookUps, Duration age) {
            return Resolution.notBooked("nothing was sent");
        }
    }

    /** Whether there is nothing to send. */
    public boolean isComplete() {
        return known != null;
    }

    /** The result, if there is nothing to send. */
    public Optional<ApiResponse<T>> response() {
        return Optional.ofNullable(known);
    }

    /** The request. */
    public CallSpec<T> spec() {
        return spec;
    }

    /** The rules of this kind of write. */
    public WriteRules<T> rules() {
        return rules;
    }

    /** A readable success. */
    public record Answer<T>(T value, int status, Headers headers) {}

    /** Reads and closes a successful response to the request. */
    public Answer<T> read(Response response) throws IOException {
        if (response.code() == HttpURLConnection.HTTP_NO_CONTENT) {
            // Closed before another request is sent, so that the first does not hold its permit meanwhile.
            response.close();
            T value = rules.noContent(new LookUps(session)).orElseThrow(UnreadableAnswerException::withoutContent);
            return new Answer<>(value, response.code(), response.headers());
        }
        try (response) {
            return new Answer<>(answer.read(response), response.code(), response.headers());
        }
    }

    /** Raises the count of attempts with an unknown outcome to {@code attempts}. */
    public void unansweredInAll(int attempts) {
        while (unanswered < attempts) {
            unanswered();
        }
    }

    /** Counts another attempt with an unknown outcome. */
    public void unanswered() {
        if (unanswered == 0) {
            rules.unsettled();
        }
        unanswered++;
        lastUnansweredNanos = session.nanoTime();
        lastUnanswered = session.now();
    }

    /** Whether the outcome of an attempt is unknown. */
    public boolean mayBeExecuted() {
        return unanswered > 0;
    }

    /**
     * Decides the next step after a failed attempt.
     *
     * @param attemptsLeft whether policy and deadline allow another attempt
     * @param inBatch whether the request is sent in a batch
     */
    public NextStep<T> next(FailedAttempt failed, LookUps lookUps, boolean attemptsLeft, boolean inBatch) {
        if (!mayBeExecuted()) {
            return nextOfUnsent(failed, lookUps, attemptsLeft);
        }
        if (session.isEnded()) {
            return new NextStep.Unknown<>("");
        }
        try {
            return nextOfUnknown(failed, lookUps, attemptsLeft, inBatch);
        } catch (RuntimeException | Error e) {
            return notLookedUp(e, failed.failure());
        }
    }

    private NextStep<T> nextOfUnsent(FailedAttempt failed, LookUps lookUps, boolean attemptsLeft) {
        if (failed.isPassing() && attemptsLeft) {
            return new NextStep.Resend<>();
        }
        if (failed.ofWholeBatch()) {
            return new NextStep.Fail<>(failed.failure());
        }
        try {
            return rules.refused(failed.failure(), lookUps);
        } catch (BusinessCentralException e) {
            return new NextStep.Fail<>(e);
        }
    }

    private NextStep<T> nextOfUnknown(FailedAttempt failed, LookUps lookUps, boolean attemptsLeft, boolean inBatch) {
        if (!failed.isPassing()) {
            return failed.failure() instanceof ApiException refusal && !failed.ofWholeBatch()
                    ? rules.refusedAfterUnknown(refusal, lookUps)
                    : new NextStep.Unknown<>("a later attempt was refused");
        }
        NextStep<T> next = inBatch ? rules.unknownInBatch(lookUps) : rules.unknown(lookUps);
        return next instanceof NextStep.Resend<T> && !attemptsLeft
                ? new NextStep.Unknown<>("it was not found, and no further attempt is allowed")
                : next;
    }

    /** Looks the write up after any response to its last attempt. */
    public NextStep<T> lookUp(LookUps lookUps, BusinessCentralException after) {
        if (session.isEnded()) {
            return new NextStep.Unknown<>("");
        }
        try {
            return rules.unknownInBatch(lookUps);
        } catch (RuntimeException | Error e) {
            return notLookedUp(e, after);
        }
    }

    /** A failed look-up proves nothing about the write, even if it fails with an error of the JVM. */
    private static <T> NextStep<T> notLookedUp(Throwable failure, BusinessCentralException after) {
        return new NextStep.Unknown<>("the look-up failed, after: " + after.reason(), null, failure);
    }

    /** Ends the write: it was refused, and no attempt was executed. */
    public BusinessCentralException refused(BusinessCentralException failure) {
        rules.notExecuted();
        end();
        return failure;
    }

    /** Ends the write: the server confirmed it with this answer. */
    public ApiResponse<T> confirmed(Answer<T> confirming, Supplier<LookUps> lookUps) {
        rules.confirm(confirming.value(), lookUps);
        rules.succeeded(confirming.value());
        return finished(confirming, CreateOutcome.CREATED, unanswered);
    }

    /** Ends the write: a look-up found it. */
    public ApiResponse<T> found(NextStep.Done<T> done, LookUps lookUps) {
        ApiResponse<T> found = done.found();
        rules.confirm(found.value(), () -> lookUps);
        rules.succeeded(found.value());
        return finished(
                new Answer<>(found.value(), found.status(), found.headers()),
                done.outcome(),
                done.ours() ? unanswered - 1 : unanswered);
    }

    private ApiResponse<T> finished(Answer<T> last, @Nullable CreateOutcome outcome, int late) {
        if (late > 0) {
            rules.mayCommitUntil(lastUnansweredNanos + LateCommit.LATEST.toNanos());
        }
        ApiResponse<T> finished = ApiResponse.of(last.value(), last.status(), last.headers(), session.summary());
        if (spec.kind().isCreate() && outcome != null) {
            finished = finished.withCreateOutcome(outcome);
            if (late > 0) {
                finished = finished.withLateCommitPossibleUntil(lastUnanswered.plus(LateCommit.LATEST));
            }
        }
        end();
        return finished;
    }

    private void end() {
        if (unanswered > 0 && !ended) {
            ended = true;
            rules.ended();
        }
    }

    /** Ends the write with an unknown outcome, after an attempt that failed with {@code failure}. */
    public OutcomeUnknownException unknown(NextStep.Unknown<T> unknown, Throwable failure) {
        Throwable cause = unknown.cause() == null ? failure : unknown.cause();
        return unknown(cause, unknown.why(), unknown.found());
    }

    /** Ends the write with an unknown outcome. */
    public OutcomeUnknownException unknown(Throwable cause) {
        return unknown(cause, "", null);
    }

    private OutcomeUnknownException unknown(Throwable cause, String why, @Nullable Object found) {
        String reason = cause instanceof BusinessCentralException known ? known.reason() : cause.toString();
        long since = session.nanoTime();
        rules.mayCommitUntil(since + LateCommit.LATEST.toNanos());
        end();
        return new OutcomeUnknownException(
                spec.method() + " was sent and its outcome is not known: it may have been executed, or may still be."
                        + " Do not repeat it blindly; resolve() asks the server. Reason: "
                        + (why.isEmpty() ? "" : why + "; ")
                        + reason,
                session.summary(),
                cause,
                found,
                session.now().plus(LateCommit.LATEST),
                session.later(spec, asking -> rules.resolve(new LookUps(asking), asking.since(since))));
    }
}
