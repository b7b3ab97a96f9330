package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.retry.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A write, until its outcome is settled or declared unknown. Once it may have been sent, only a readable success, a
 * successful look-up, or a definite refusal with no earlier unknown attempt settles it; every other end is {@link
 * OutcomeUnknownException}.
 *
 * <p>It does not rely on which interceptors a user plugs in: what may have been sent is known from the bodies that were
 * asked for.
 */
final class Settling<T> {
    private final Session session;
    private final Exchange exchange;
    private final CallSpec<T> spec;
    private final WriteRules<T> rules;
    private final RetryStrategy strategy;

    private int replays;
    private int unanswered;
    private long lastUnansweredNanos;
    private Instant lastUnanswered = Instant.MIN;

    Settling(Session session, Exchange exchange, CallSpec<T> spec, WriteRules<T> rules, RetryStrategy strategy) {
        this.session = session;
        this.exchange = exchange;
        this.spec = spec;
        this.rules = rules;
        this.strategy = strategy;
    }

    ApiResponse<T> run() {
        while (true) {
            BusinessCentralException failure;
            try (Response response = exchange.send()) {
                return success(response);
            } catch (IOException e) {
                failure = Failures.of(e, exchange.state());
            } catch (BusinessCentralException e) {
                failure = e;
            } catch (RuntimeException | Error e) {
                // What an interceptor threw, or a lack of memory: not even that may hide that a write went out.
                if (exchange.state().mayHaveBeenSent()) {
                    throw unknown(e, "", null);
                }
                throw e;
            }
            note();
            Verdict<T> verdict = verdict(failure);
            if (verdict instanceof Verdict.Settled<T> settled) {
                return found(settled);
            }
            if (verdict instanceof Verdict.Refused<T> refused) {
                throw refused.failure();
            }
            if (verdict instanceof Verdict.Unknown<T> why) {
                throw unknown(failure, why.why(), why.found());
            }
        }
    }

    private void note() {
        if (exchange.state().lastIsUnknown()) {
            unanswered++;
            lastUnansweredNanos = session.execution().nanoTime();
            lastUnanswered = session.execution().now();
        }
    }

    private ApiResponse<T> success(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw exchange.refusal(response);
        }
        T value = spec.answer().read(response);
        strategy.answered(replays);
        rules.succeeded(value);
        return finished(
                ApiResponse.of(
                        value,
                        response.code(),
                        response.headers(),
                        session.execution().summary()),
                CreateOutcome.CREATED,
                unanswered);
    }

    private ApiResponse<T> found(Verdict.Settled<T> settled) {
        strategy.answered(replays);
        rules.succeeded(settled.found().value());
        return finished(settled.found(), settled.outcome(), settled.ours() ? unanswered - 1 : unanswered);
    }

    private ApiResponse<T> finished(ApiResponse<T> response, @Nullable CreateOutcome outcome, int late) {
        ApiResponse<T> whole = response.withCall(session.execution().summary());
        if (!spec.kind().isCreate() || outcome == null) {
            return whole;
        }
        ApiResponse<T> created = whole.withCreateOutcome(outcome);
        if (late <= 0) {
            return created;
        }
        rules.mayCommitUntil(lastUnansweredNanos + WriteRules.LATEST_COMMIT.toNanos());
        return created.withLateCommitPossibleUntil(lastUnanswered.plus(WriteRules.LATEST_COMMIT));
    }

    private Verdict<T> verdict(BusinessCentralException failure) {
        CallState state = exchange.state();
        if (!state.mayHaveBeenSent()) {
            return rules.refusedAtOnce(failure, session);
        }
        if (session.execution().isEnded()) {
            return new Verdict.Unknown<>("", null);
        }
        try {
            return asked(failure, state);
        } catch (BusinessCentralException e) {
            throw unknown(e, "the look-up failed, after: " + failure.reason(), null);
        }
    }

    private Verdict<T> asked(BusinessCentralException failure, CallState state) {
        boolean transience = Failures.mayPass(failure);
        if (!state.lastIsUnknown() && !transience) {
            return failure instanceof ApiException refusal
                    ? rules.refusedLater(refusal, session)
                    : new Verdict.Unknown<>("", null);
        }
        Optional<Duration> wait = strategy.waitBeforeNext(state, headers(failure));
        if (wait.isPresent()) {
            pause(state, wait.get(), failure);
        }
        Verdict<T> verdict = rules.unknown(session);
        return verdict instanceof Verdict.Again<T> && wait.isEmpty()
                ? new Verdict.Unknown<>("it was not found, and no further attempt is allowed", null)
                : verdict;
    }

    private void pause(CallState state, Duration wait, BusinessCentralException failure) {
        replays++;
        try {
            state.pause(wait, Failures.shortly(failure));
        } catch (IOException e) {
            throw Failures.of(e, state);
        }
    }

    private static Headers headers(BusinessCentralException failure) {
        return failure instanceof ApiException answer ? answer.headers() : Headers.EMPTY;
    }

    private OutcomeUnknownException unknown(Throwable cause, String why, @Nullable Object found) {
        String reason = cause instanceof BusinessCentralException known ? known.reason() : cause.toString();
        lastUnansweredNanos = session.execution().nanoTime();
        rules.mayCommitUntil(lastUnansweredNanos + WriteRules.LATEST_COMMIT.toNanos());
        long since = lastUnansweredNanos;
        return new OutcomeUnknownException(
                spec.method() + " was sent and its outcome is not known: it may have been executed, or may still be."
                        + " Do not repeat it blindly; resolve() asks the server. Reason: "
                        + (why.isEmpty() ? "" : why + "; ")
                        + reason,
                session.execution().summary(),
                cause,
                found,
                session.later(asking -> rules.resolve(asking, asking.execution().since(since))));
    }
}
