package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.Headers;

/**
 * Decides whether there is another attempt, and after which wait. Combines a {@link RetryPolicy} with the budget that its calls
 * share. The caller has already decided that the request may be repeated.
 */
public final class RetryStrategy {
    private static final int ATTEMPTS_TO_REACH = 5;

    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final DoubleSupplier random;
    private final Clock clock;
    private volatile boolean reached;

    private RetryStrategy(RetryPolicy policy, DoubleSupplier random, Clock clock) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.budget = new RetryBudget(policy.budget());
        this.random = Objects.requireNonNull(random, "random");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Returns a strategy that follows {@code policy}, with a new budget. */
    public static RetryStrategy of(RetryPolicy policy) {
        return of(policy, () -> ThreadLocalRandom.current().nextDouble(), Clock.systemUTC());
    }

    /**
     * Returns a strategy that follows {@code policy}, with this source of jitter and this clock.
     *
     * @param random returns numbers from 0 to 1
     * @param clock the time that a {@code Retry-After} with a date is compared with
     */
    public static RetryStrategy of(RetryPolicy policy, DoubleSupplier random, Clock clock) {
        return new RetryStrategy(policy, random, clock);
    }

    /**
     * Returns how long to wait before the next attempt. Empty if there must be none; {@code call} then records the reason.
     *
     * @param answer the headers of the last response, which may contain {@code Retry-After}; empty if there was no response
     */
    public Optional<Duration> waitBeforeNext(CallContext call, Headers answer) {
        String obstacle = call.retries() + 1 >= policy.maxAttempts() ? "maxAttempts is " + policy.maxAttempts() : "";
        return wait(call, answer, obstacle);
    }

    /**
     * Returns how long to wait before the next attempt after one without a response, or empty if there must be none. If the
     * server has ever responded, the policy applies. Otherwise there are five attempts.
     */
    public Optional<Duration> waitToReach(CallContext call) {
        return !reached && call.retries() + 1 >= ATTEMPTS_TO_REACH
                ? wait(call, Headers.EMPTY, "no answer has ever come from there")
                : waitBeforeNext(call, Headers.EMPTY);
    }

    /**
     * Returns how long to wait before retrying a request that hit another session's lock. The server has rolled it back, so it is
     * retried until the deadline, with any number of attempts. Empty if no time or budget is left.
     *
     * @param answer the headers of the last response
     */
    public Optional<Duration> waitForLock(CallContext call, Headers answer) {
        return wait(call, answer, policy.maxAttempts() == 1 ? "maxAttempts is 1" : "");
    }

    private Optional<Duration> wait(CallContext call, Headers answer, String tooManyAttempts) {
        Duration serverWait = RetryAfter.of(answer, clock.instant()).orElse(Duration.ZERO);
        Duration backOff = policy.backOff(call.retries(), random.getAsDouble());
        Duration wait = serverWait.compareTo(backOff) > 0 ? serverWait : backOff;
        String obstacle = obstacle(call, tooManyAttempts, serverWait, wait);
        if (obstacle.isEmpty() && !call.isSettling() && !budget.take()) {
            obstacle = "the retry budget is used up: " + budget;
        }
        if (!obstacle.isEmpty()) {
            call.giveUp(obstacle);
            return Optional.empty();
        }
        return Optional.of(wait);
    }

    private String obstacle(CallContext call, String tooManyAttempts, Duration serverWait, Duration wait) {
        if (call.isEnded()) {
            return "the call was ended";
        }
        if (!tooManyAttempts.isEmpty()) {
            return tooManyAttempts;
        }
        if (serverWait.compareTo(policy.maxServerWait()) > 0) {
            return "the server asks for a wait of " + serverWait.toSeconds() + " s, and maxServerWait is "
                    + policy.maxServerWait().toSeconds() + " s";
        }
        if (wait.compareTo(call.remaining()) >= 0) {
            return "a wait of " + wait.toMillis() + " ms would pass the deadline";
        }
        return "";
    }

    /** Called for every response. From now on the policy applies when the server cannot be reached. */
    void reached() {
        reached = true;
    }

    /**
     * Called when a definite response arrived after {@code retries} retries that this strategy allowed. Call it once for each
     * response.
     */
    public void answered(int retries) {
        budget.answered(retries);
    }

    /**
     * Called when a result arrived after {@code retries} more retries, in addition to those passed to {@link #answered
     * answered(…)}.
     */
    public void helped(int retries) {
        budget.giveBack(retries);
    }
}
