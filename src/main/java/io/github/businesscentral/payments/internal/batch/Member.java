package io.github.businesscentral.payments.internal.batch;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.NotExecutedException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Exchange;
import io.github.businesscentral.payments.internal.Read;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.UnsentCall;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import io.github.businesscentral.payments.internal.write.FailedAttempt;
import io.github.businesscentral.payments.internal.write.FailedAttempt.Effect;
import io.github.businesscentral.payments.internal.write.LookUps;
import io.github.businesscentral.payments.internal.write.NextStep;
import io.github.businesscentral.payments.internal.write.Settlement;
import io.github.businesscentral.payments.internal.write.Write;
import io.github.businesscentral.payments.protocol.AnswerMeaning;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A call in a batch, from its first request to its end. Only the thread that runs the batch changes it; any thread can read its
 * result and failure.
 */
public final class Member<T> {
    private final CallSpec<T> call;
    private int tries;
    private @Nullable Settlement<T> settlement;
    private @Nullable FailedAttempt failed;
    private boolean credentialsRefused;
    private volatile boolean failedWithBatch;

    private volatile @Nullable ApiResponse<T> response;
    private volatile @Nullable BusinessCentralException failure;

    private Member(CallSpec<T> call, @Nullable ApiResponse<T> response) {
        this.call = call;
        this.response = response;
    }

    /**
     * Returns {@code call} as a member of a batch.
     *
     * @throws IllegalArgumentException if it is not a call of {@code transport}, or has options that apply only to whole requests
     */
    public static <T> Member<T> of(ApiCall<T> call, Transport transport) {
        if (call instanceof UnsentCall<T> unsent) {
            ApiResponse<T> response = unsent.executeForResponse();
            return new Member<>(CallSpec.read(unsent.url(), any -> response.value()), response);
        }
        CallSpec<T> spec = transport.specOf(call);
        RequestOptions options = spec.options();
        if (options.deadline().isPresent() || options.attemptTimeout().isPresent() || options.readOnlyReplica()) {
            throw new IllegalArgumentException("The call has its own deadline, attemptTimeout or readOnlyReplica(),"
                    + " which apply only to whole requests. Leave it out, and set it for the batch with"
                    + " Batch.with(options).");
        }
        return new Member<>(spec, null);
    }

    /** The result, if there is one. */
    public Optional<ApiResponse<T>> response() {
        return Optional.ofNullable(response);
    }

    /** Why there is no result, once that is certain. */
    public Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether it failed because the batch failed as a whole. */
    public boolean hasFailedWithBatch() {
        return failedWithBatch;
    }

    /** The kind of call. */
    public CallKind kind() {
        return call.kind();
    }

    /** The address of the call. */
    public HttpUrl url() {
        return call.url();
    }

    /** Why the call cannot be a member of an atomic batch. Empty if it can. */
    public Optional<String> obstacleToAtomicBatch() {
        return call.operation() instanceof Write<T> write ? write.obstacleToAtomicBatch() : Optional.empty();
    }

    boolean isEnded() {
        return response != null || failure != null;
    }

    boolean hasFailed() {
        return failure != null;
    }

    boolean isUnknown() {
        return failure instanceof OutcomeUnknownException;
    }

    /** The request to send. */
    CallSpec<T> request() {
        return settlement().spec();
    }

    private Settlement<T> settlement() {
        return Objects.requireNonNull(settlement, "begun");
    }

    /** Waits for calls that must not run at the same time. The member may end here with a failure. */
    void enter(Session session) {
        if (!isEnded() && call.operation() instanceof Write<T> write) {
            try {
                write.enter(session);
            } catch (BusinessCentralException e) {
                failure = e;
            }
        }
    }

    /** Creates the request to send. The member may end here with a result or a failure. */
    void begin(Session session) {
        // Whether an action is allowed can change while the batch runs.
        boolean isBegunAnew = call.kind() == CallKind.ACTION && !mayBeExecuted();
        if (settlement != null && !isBegunAnew) {
            return;
        }
        if (settlement != null) {
            settlement.rules().notExecuted();
        }
        tries++;
        try {
            settlement = settlement(session);
            response = settlement.response().orElse(null);
        } catch (JournalUnsettledException e) {
            failure = new NotExecutedException(e.reason(), e.call(), e);
        } catch (BusinessCentralException e) {
            failure = e;
        }
    }

    private Settlement<T> settlement(Session session) {
        if (call.operation() instanceof Write<T> write) {
            return write.begin(session, call, tries);
        }
        if (call.operation() instanceof Read<T> read) {
            return new Settlement<>(session, call, read.answer(), new ReadRules<>());
        }
        throw new IllegalStateException("a batch carries reads and writes only: " + call);
    }

    /** Called when a request with this member is about to be sent. */
    void sending(Session session) {
        settlement().rules().sending(session);
    }

    /** Whether the outcome of an attempt is unknown, so that the member may have been executed. */
    boolean mayBeExecuted() {
        return settlement != null && settlement.mayBeExecuted();
    }

    /** Whether the last attempt failed and {@link #settle settle(…)} has not been called since. */
    boolean isUnsettled() {
        return failed != null;
    }

    Optional<FailedAttempt> failedAttempt() {
        return Optional.ofNullable(failed);
    }

    /** Counts attempts that a user's interceptor added on its own before the one that got a response. */
    void sentBefore(int times) {
        for (int i = 0; i < times; i++) {
            countUnanswered();
        }
    }

    /** A read has no outcome. Without a response it is sent again, as if it was not executed. */
    private void countUnanswered() {
        if (call.kind().isWrite()) {
            settlement().unanswered();
        }
    }

    /** Called when the attempt was not executed. The outcome of an earlier one may still be unknown. */
    void notExecuted() {
        if (!mayBeExecuted()) {
            settlement().rules().notExecuted();
        }
    }

    /** Called when the batch failed as a whole and was not executed. */
    void failedWithBatch(Effect effect, BusinessCentralException reason) {
        failed = FailedAttempt.ofBatch(effect, reason);
    }

    /** Called when the batch was sent and the outcome of this member is unknown. */
    void unanswered(BusinessCentralException reason) {
        countUnanswered();
        failed = FailedAttempt.of(Effect.UNKNOWN, reason);
    }

    /** Called when the server refused this member. */
    void refused(Exchange exchange, MemberAnswer answer) {
        ApiException refusal = exchange.refusal(answer.response(request().url()));
        AnswerMeaning meaning = AnswerMeaning.of(answer.status(), refusal.code().value());
        if (meaning == AnswerMeaning.UNAUTHENTICATED && !credentialsRefused) {
            // As for single requests, sent once more with new credentials.
            credentialsRefused = true;
            exchange.refuseCredentials();
            failed = FailedAttempt.of(Effect.NOT_EXECUTED, refusal);
        } else if (meaning.isNotExecuted()) {
            // An action may have been executed before the error, so its rules decide.
            boolean passing = meaning.isPassing() && (kind() != CallKind.ACTION || meaning.isActionNotExecuted());
            failed = FailedAttempt.of(passing ? Effect.NOT_EXECUTED : Effect.REFUSED, refusal);
        } else {
            unanswered(refusal);
        }
        notExecuted();
    }

    /** Reads the value of a successful response. An unreadable value leaves the outcome unknown. */
    Optional<Settlement.Answer<T>> read(Exchange exchange, MemberAnswer answer) {
        try {
            return Optional.of(settlement().read(answer.response(request().url())));
        } catch (IOException e) {
            unanswered(exchange.failure(e));
        } catch (BusinessCentralException e) {
            unanswered(e);
        }
        return Optional.empty();
    }

    /** Called when the server confirmed the member. */
    void succeed(Settlement.Answer<T> answer, LookUps lookUps) {
        try {
            response = settlement().confirmed(answer, () -> lookUps);
        } catch (BusinessCentralException e) {
            failure = e;
        }
    }

    /** Announces the look-ups that settling the member needs. */
    void announce(LookUps lookUps) {
        boolean looksUp = failed != null
                && (failed.effect() == Effect.UNKNOWN
                        || mayBeExecuted()
                        || failed.failure() instanceof DuplicateKeyException);
        if (looksUp) {
            settlement().rules().announce(lookUps);
        }
    }

    /** Decides the next step after the failed attempt. */
    NextStep<T> next(LookUps lookUps, boolean attemptsLeft) {
        FailedAttempt last = Objects.requireNonNull(failed, "failed");
        return settlement().next(last, lookUps, attemptsLeft, true);
    }

    /** Looks the member up after any response to its last attempt. */
    NextStep<T> lookUp(LookUps lookUps) {
        return settlement()
                .lookUp(lookUps, Objects.requireNonNull(failed, "failed").failure());
    }

    /** Executes the step that was decided after the failed attempt. */
    void take(NextStep<T> next, LookUps lookUps) {
        FailedAttempt last = Objects.requireNonNull(failed, "failed");
        failed = null;
        if (next instanceof NextStep.Done<T> done) {
            found(done, lookUps);
        } else if (next instanceof NextStep.Restart<T>) {
            settlement = null;
        } else if (next instanceof NextStep.Fail<T> fail) {
            failedWithBatch = last.ofWholeBatch();
            failure = settlement().refused(fail.failure());
        } else if (next instanceof NextStep.Unknown<T> unknown) {
            failure = call.kind().isWrite() ? settlement().unknown(unknown, last.failure()) : last.failure();
        }
    }

    private void found(NextStep.Done<T> done, LookUps lookUps) {
        try {
            response = settlement().found(done, lookUps);
        } catch (BusinessCentralException e) {
            failure = e;
        }
    }

    /** Adopts the failure of another member, unless this one has its own. */
    void share(FailedAttempt other) {
        if (failed == null) {
            failed = other;
        }
    }

    /** Marks the member to be sent again. */
    void sendAgain() {
        failed = null;
    }

    /** Settles the failed attempt of this member alone. */
    void settle(LookUps lookUps, boolean attemptsLeft) {
        take(next(lookUps, attemptsLeft), lookUps);
    }

    /** Ends the member, which will not be sent again for this reason. The outcome of an earlier attempt may be unknown. */
    void leave(String why, CallSummary batch, @Nullable Throwable cause) {
        if (isEnded()) {
            return;
        }
        NotExecutedException left = new NotExecutedException(why, batch, cause);
        failed = null;
        if (mayBeExecuted()) {
            failure = settlement().unknown(left);
        } else {
            failure = settlement == null ? left : settlement.refused(left);
        }
    }

    /** Ends a member that was sent. Its outcome will not be looked up, for this reason. */
    void giveUp(Throwable cause, CallSummary batch) {
        if (call.kind().isWrite()) {
            failed = null;
            failure = settlement().unknown(cause);
        } else {
            leave("The batch ended before this member was answered.", batch, cause);
        }
    }

    /** The headers of the response to the last, failed attempt. */
    Headers headers() {
        return failed != null && failed.failure() instanceof ApiException answer ? answer.headers() : Headers.EMPTY;
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
