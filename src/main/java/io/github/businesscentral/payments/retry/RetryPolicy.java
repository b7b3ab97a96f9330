package io.github.businesscentral.payments.retry;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a call keeps trying. By default it tries until its deadline, which survives a server restart. {@code maxAttempts} and
 * {@code budget} can end it earlier. The wait before an attempt is the longer of the server's {@code Retry-After} and an
 * exponential back-off with full jitter: a random time up to {@code baseDelay}, then up to twice that, and so on up to {@code
 * maxDelay}.
 *
 * <p>A client that has never received a response gives up after five attempts, because its address is probably wrong.
 */
public final class RetryPolicy {
    private static final RetryPolicy DEFAULTS = builder().build();

    private final int maxAttempts;
    private final Duration baseDelay;
    private final Duration maxDelay;
    private final Duration maxServerWait;
    private final int budget;

    private RetryPolicy(Builder from) {
        this.maxAttempts = from.maxAttempts;
        this.baseDelay = from.baseDelay;
        this.maxDelay = from.maxDelay;
        this.maxServerWait = from.maxServerWait;
        this.budget = from.budget;
    }

    /**
     * Tries until the deadline, at most 100 times. Back-off starts at up to half a second and doubles to 20 seconds. Waits at
     * most one minute for {@code Retry-After}. Allows 1,000 unsuccessful retries in a row.
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** One attempt, no retries. */
    public static RetryPolicy none() {
        return builder().maxAttempts(1).build();
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The maximum number of attempts, including the first. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** The upper bound of the first back-off. */
    public Duration baseDelay() {
        return baseDelay;
    }

    /** The upper bound of every back-off. Does not limit {@code Retry-After}. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** The longest {@code Retry-After} that the client waits for. If the server asks for more, the call ends at once. */
    public Duration maxServerWait() {
        return maxServerWait;
    }

    /** The number of unsuccessful retries in a row, over all calls of a client, after which retries stop. */
    public int budget() {
        return budget;
    }

    /**
     * Returns the back-off before the next attempt.
     *
     * @param retries the number of retries so far
     * @param random from 0 to 1, the position within the range
     */
    Duration backOff(int retries, double random) {
        long bound = baseDelay.toNanos();
        for (int i = 0; i < retries && bound < maxDelay.toNanos(); i++) {
            bound *= 2;
        }
        return Duration.ofNanos((long) (Math.min(bound, maxDelay.toNanos()) * random));
    }

    /** Builds a policy, starting with the defaults. */
    public static final class Builder {
        // Keeps doubling and adding far from overflow.
        private static final Duration LONGEST = Duration.ofDays(1);

        private static final int MOST_RETRIES = 1_000_000;

        private int maxAttempts = 100;
        private Duration baseDelay = Duration.ofMillis(500);
        private Duration maxDelay = Duration.ofSeconds(20);
        private Duration maxServerWait = Duration.ofSeconds(60);
        private int budget = 1_000;

        private Builder() {}

        /**
         * Sets the maximum number of attempts, including the first. Default 100, so usually the deadline ends a call first.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int value) {
            if (value < 1) {
                throw new IllegalArgumentException(
                        "maxAttempts is " + value + "; it counts the first try, so it must be at least 1.");
            }
            maxAttempts = value;
            return this;
        }

        /**
         * Sets the upper bound of the first back-off. Zero retries at once. Default half a second.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder baseDelay(Duration value) {
            baseDelay = checked(value, "baseDelay");
            return this;
        }

        /**
         * Sets the upper bound of every back-off. Does not limit {@code Retry-After}. Default 20 seconds.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder maxDelay(Duration value) {
            maxDelay = checked(value, "maxDelay");
            return this;
        }

        /**
         * Sets the longest {@code Retry-After} that the client waits for. Default one minute.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder maxServerWait(Duration value) {
            maxServerWait = checked(value, "maxServerWait");
            return this;
        }

        /**
         * Sets the number of unsuccessful retries in a row, over all calls of a client, after which retries stop. This keeps a
         * client from overloading a failing server. Definite responses restore the budget, including refusals such as 404.
         * Default 1,000.
         *
         * @throws IllegalArgumentException if it is less than 1 or more than 1,000,000
         */
        public Builder budget(int retries) {
            if (retries < 1 || retries > MOST_RETRIES) {
                throw new IllegalArgumentException("budget is " + retries + "; it must lie between 1 and "
                        + MOST_RETRIES + ". For no retries at all set maxAttempts to 1.");
            }
            budget = retries;
            return this;
        }

        private static Duration checked(Duration value, String name) {
            Objects.requireNonNull(value, name);
            if (value.isNegative() || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + " is " + value + "; it must lie between 0 and a day.");
            }
            return value;
        }

        /**
         * Returns the policy.
         *
         * @throws IllegalArgumentException if {@code baseDelay} is longer than {@code maxDelay}
         */
        public RetryPolicy build() {
            if (baseDelay.compareTo(maxDelay) > 0) {
                throw new IllegalArgumentException("baseDelay " + baseDelay + " is longer than maxDelay " + maxDelay
                        + ". Lower it, or raise maxDelay.");
            }
            return new RetryPolicy(this);
        }
    }
}
