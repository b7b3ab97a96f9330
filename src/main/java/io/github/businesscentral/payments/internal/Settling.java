package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.retry.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;

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
    private final Attempts<T> attempts;
    private final WriteRules<T> rules;
    private final RetryStrategy strategy;

    private int replays;

    Settling(Session session, Exchange exchange, Attempts<T> attempts, RetryStrategy strategy) {
        this.session = session;
        this.exchange = exchange;
        this.attempts = attempts;
        this.rules = attempts.rules();
        this.strategy = strategy;
    }

    /** Returns the result; empty if nothing was executed and another draft is wanted. */
    Optional<ApiResponse<T>> run() {
        while (true) {
            BusinessCentralException failure;
            try (Response response = exchange.send()) {
                return Optional.of(success(response));
            } catch (IOException e) {
                failure = Failures.of(e, exchange.state());
            } catch (BusinessCentralException e) {
                failure = e;
            } catch (RuntimeException | Error e) {
                // What an interceptor threw, or a lack of memory: not even that may hide that a write went out.
                if (exchange.state().mayHaveBeenSent()) {
                    throw attempts.unknown(e, "", null);
                }
                throw e;
            }
            attempts.unansweredInAll(exchange.state().unknownAttempts());
            Verdict<T> verdict = verdict(failure);
            if (verdict instanceof Verdict.Settled<T> settled) {
                strategy.helped(replays);
                return Optional.of(attempts.found(settled));
            }
            if (verdict instanceof Verdict.Afresh<T>) {
                return Optional.empty();
            }
            if (verdict instanceof Verdict.Refused<T> refused) {
                throw attempts.refused(refused.failure());
            }
            if (verdict instanceof Verdict.Unknown<T> why) {
                throw attempts.unknown(failure, why.why(), why.found());
            }
        }
    }

    private ApiResponse<T> success(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw exchange.refusal(response);
        }
        T value = attempts.spec().answer().read(response);
        strategy.helped(replays);
        // Also those that an interceptor of the user's has sent over our heads.
        attempts.unansweredInAll(exchange.state().earlierUnknown());
        return attempts.confirmed(ApiResponse.of(
                value, response.code(), response.headers(), session.execution().summary()));
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
        } catch (RuntimeException | Error e) {
            // Nothing that a look-up meets, be it an answer nobody expected, may hide that a write went out.
            throw attempts.unknown(e, "the look-up failed, after: " + failure.reason(), null);
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
}
