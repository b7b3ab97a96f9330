package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.NotExecutedException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.answer.MemberAnswer;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A call that travels in a batch, from its first draft to its end. The thread that carries out the batch changes it; its end
 * can be seen by all.
 */
public final class Member<T> {
    private final CallSpec<T> call;
    private int drafts;
    private @Nullable Attempts<T> attempts;
    private @Nullable Trouble trouble;
    private boolean credentialsRefused;
    private volatile boolean failedWithBatch;

    private volatile @Nullable ApiResponse<T> response;
    private volatile @Nullable BusinessCentralException failure;

    Member(CallSpec<T> call) {
        this.call = call;
    }

    /** A call that had nothing to send. */
    Member(HttpUrl url, ApiResponse<T> response) {
        this.call = CallSpec.read(url, any -> response.value());
        this.response = response;
    }

    /** The result, if there is one. */
    public Optional<ApiResponse<T>> response() {
        return Optional.ofNullable(response);
    }

    /** Why there is no result, if it is known by now that there is none. */
    public Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    boolean isEnded() {
        return response != null || failure != null;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** What it does. */
    public CallKind kind() {
        return call.kind();
    }

    /** Where it goes. */
    public HttpUrl url() {
        return call.url();
    }

    /** The request as it is drafted now. */
    CallSpec<T> request() {
        return attempts().spec();
    }

    private Attempts<T> attempts() {
        return Objects.requireNonNull(attempts, "drafted");
    }

    /** Makes ready what is to be sent; that can already be the end, one way or the other. */
    void draft(Session session) {
        // Whether an action is in order depends on what has happened since, to the other members, too.
        boolean isDraftedAnew = call.kind() == CallKind.ACTION && !mayBeExecuted();
        if (attempts != null && !isDraftedAnew) {
            return;
        }
        if (attempts != null) {
            attempts.rules().notExecuted();
        }
        drafts++;
        try {
            Draft<T> draft = call.conduct().draft(session, call, drafts);
            if (draft instanceof Draft.Done<T> done) {
                response = done.response();
            } else {
                Draft.Request<T> request = (Draft.Request<T>) draft;
                attempts = new Attempts<>(session, request.spec(), request.rules());
            }
        } catch (JournalUnsettledException e) {
            failure = new NotExecutedException(e.reason(), e.call(), e);
        } catch (BusinessCentralException e) {
            failure = e;
        }
    }

    /** A request that carries it is about to go on the wire. */
    void permit(Session session) {
        attempts().rules().permit(session);
    }

    /** Whether an attempt of it was not answered, so that it may have been executed. */
    boolean mayBeExecuted() {
        return call.kind().isWrite() && attempts != null && attempts.mayBeExecuted();
    }

    boolean isTroubled() {
        return trouble != null;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** So many attempts of it went on the wire before the one that was answered, over the heads of all rules. */
    void sentBefore(int times) {
        for (int i = 0; i < times; i++) {
            attempts().unanswered();
        }
    }

    /** The attempt was not executed; whether an earlier one was may still not be known. */
    void notExecuted() {
        if (!mayBeExecuted()) {
            attempts().rules().notExecuted();
        }
    }

    /** Whether it has failed with the batch as a whole, and not for a reason of its own. */
    public boolean hasFailedWithBatch() {
        return failedWithBatch;
    }

    /** The whole batch was refused, or never sent, and that is the end of it. */
    void refusedWithBatch(BusinessCentralException reason) {
        trouble = new Trouble(Trouble.Kind.BATCH_REFUSED, reason);
    }

    /** The whole batch was refused, or never sent, and nobody has tried it again. */
    void turnedAwayWithBatch(BusinessCentralException reason) {
        trouble = new Trouble(Trouble.Kind.BATCH_NOT_EXECUTED, reason);
    }

    /** The batch was sent, and nothing is known of this member. */
    void unanswered(BusinessCentralException reason) {
        attempts().unanswered();
        trouble = new Trouble(Trouble.Kind.UNKNOWN, reason);
    }

    /** The server answered it without success. */
    void refused(Exchange exchange, MemberAnswer answer) {
        ApiException refusal = exchange.refusal(answer.response(request().url()));
        switch (answer.status()) {
            case 429 -> trouble = new Trouble(Trouble.Kind.NOT_EXECUTED, refusal);
            case 401 -> {
                // As outside of batches: once more with new credentials, and no further.
                trouble = new Trouble(credentialsRefused ? Trouble.Kind.REFUSED : Trouble.Kind.NOT_EXECUTED, refusal);
                credentialsRefused = true;
                exchange.state().credentialsRefused();
            }
            default -> {
                if (AttemptInterceptor.isRefusal(answer.status())) {
                    trouble = new Trouble(Trouble.Kind.REFUSED, refusal);
                } else {
                    unanswered(refusal);
                }
            }
        }
        notExecuted();
    }

    /** Reads the value out of a successful answer; it cannot be read if there is none. */
    Optional<ApiResponse<T>> read(Exchange exchange, MemberAnswer answer) {
        CallSummary call = exchange.state().execution().summary();
        try (Response whole = answer.response(request().url())) {
            T value = request().answer().read(whole);
            return Optional.of(ApiResponse.of(value, answer.status(), answer.headers(), call));
        } catch (IOException e) {
            unanswered(Failures.of(e, exchange.state()));
            return Optional.empty();
        }
    }

    /** The server confirmed it. */
    void succeed(ApiResponse<T> answer) {
        response = attempts().confirmed(answer);
    }

    /** Whether another try can be worth a wait. */
    boolean isWorthAWait() {
        Trouble met = Objects.requireNonNull(trouble, "trouble");
        return switch (met.kind()) {
            case NOT_EXECUTED, BATCH_NOT_EXECUTED, UNKNOWN -> true;
            case REFUSED, BATCH_REFUSED -> false;
        };
    }

    /** Announces what will be looked up to settle it. */
    void announce(Sightings to) {
        boolean looksUp = trouble != null
                && (trouble.kind() == Trouble.Kind.UNKNOWN
                        || mayBeExecuted()
                        || trouble.failure() instanceof DuplicateKeyException);
        if (looksUp) {
            attempts().rules().announce(to);
        }
    }

    /** What the trouble comes to; what is looked up and fails leaves a write unknown. */
    Verdict<T> verdict(Session session, boolean again) {
        Trouble met = Objects.requireNonNull(trouble, "trouble");
        if (session.execution().isEnded() && mayBeExecuted()) {
            return new Verdict.Unknown<>("", null);
        }
        // Also when the time is up: as long as nobody has looked, a taken key must not be called another's.
        try {
            return mayBeExecuted() ? later(met, session, again) : atOnce(met, session, again);
        } catch (BusinessCentralException e) {
            return mayBeExecuted() ? notSeen(e) : new Verdict.Refused<>(e);
        } catch (RuntimeException | Error e) {
            if (mayBeExecuted()) {
                return notSeen(e);
            }
            throw e;
        }
    }

    private Verdict<T> atOnce(Trouble met, Session session, boolean again) {
        return switch (met.kind()) {
            case REFUSED -> attempts().rules().refusedAtOnce(met.failure(), session);
            case BATCH_REFUSED -> new Verdict.Refused<>(met.failure());
            // Only reads come here unanswered.
            case NOT_EXECUTED, BATCH_NOT_EXECUTED, UNKNOWN ->
                again ? new Verdict.Again<>() : new Verdict.Refused<>(met.failure());
        };
    }

    private Verdict<T> later(Trouble met, Session session, boolean again) {
        if (met.kind() == Trouble.Kind.BATCH_REFUSED) {
            return new Verdict.Unknown<>("a later attempt was refused", null);
        }
        if (met.kind() == Trouble.Kind.REFUSED) {
            return attempts().rules().refusedLater((ApiException) met.failure(), session);
        }
        Verdict<T> verdict = attempts().rules().unknownInBatch(session);
        return verdict instanceof Verdict.Again<T> && !again
                ? new Verdict.Unknown<>("it was not found, and no further attempt is allowed", null)
                : verdict;
    }

    /** Does what the verdict on its trouble says. */
    void take(Verdict<T> verdict) {
        Trouble met = Objects.requireNonNull(trouble, "trouble");
        trouble = null;
        if (verdict instanceof Verdict.Settled<T> settled) {
            response = attempts().found(settled);
        } else if (verdict instanceof Verdict.Afresh<T>) {
            attempts = null;
        } else if (verdict instanceof Verdict.Refused<T> refused) {
            failedWithBatch = met.isOfTheBatch();
            failure = attempts().refused(refused.failure());
        } else if (verdict instanceof Verdict.Unknown<T> why) {
            failure = call.kind().isWrite() ? attempts().unknown(met.failure(), why.why(), why.found()) : met.failure();
        }
    }

    /** What a look says of it, whatever the trouble was. */
    Verdict<T> lookedUp(Session session) {
        if (session.execution().isEnded()) {
            return new Verdict.Unknown<>("", null);
        }
        try {
            return attempts().rules().unknownInBatch(session);
        } catch (RuntimeException | Error e) {
            return notSeen(e);
        }
    }

    /** Whatever a look-up throws: it says nothing of the write that was sent. */
    private static <T> Verdict<T> notSeen(Throwable failure) {
        String reason = failure instanceof BusinessCentralException known ? known.reason() : failure.toString();
        return new Verdict.Unknown<>("the look-up failed: " + reason, null);
    }

    /** It has the trouble of another member, unless it has one of its own. */
    void share(Trouble other) {
        if (trouble == null) {
            trouble = other;
        }
    }

    /** Its trouble is over, and it is open again. */
    void sendAgain() {
        take(new Verdict.Again<>());
    }

    /** Settles its trouble by itself. */
    void settle(Session session, boolean again) {
        take(verdict(session, again));
    }

    /** It will not be sent any more, for this reason; of an earlier attempt it may still not be known what became of it. */
    void leave(String why, CallSummary batch, @Nullable Throwable cause) {
        if (isEnded()) {
            return;
        }
        NotExecutedException left = new NotExecutedException(why, batch, cause);
        trouble = null;
        if (mayBeExecuted()) {
            failure = attempts().unknown(left, "", null);
        } else {
            failure = attempts == null ? left : attempts.refused(left);
        }
    }

    /** It was sent, and what became of it will not be asked, for this reason. */
    void giveUp(Throwable cause, CallSummary batch) {
        if (call.kind().isWrite()) {
            trouble = null;
            failure = attempts().unknown(cause, "", null);
        } else {
            leave("The batch ended before this member was answered.", batch, cause);
        }
    }

    boolean isUnknown() {
        return failure instanceof OutcomeUnknownException;
    }

    /** The headers of the answer in which it met its trouble. */
    Headers headers() {
        return trouble != null && trouble.failure() instanceof ApiException answer ? answer.headers() : Headers.EMPTY;
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
