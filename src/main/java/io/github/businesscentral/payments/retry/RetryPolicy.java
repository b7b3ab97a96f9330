package io.github.businesscentral.payments.retry;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a call goes on trying. By default that is until its deadline, so that a server may restart meanwhile; {@code maxAttempts}
 * and {@code budget} can end it before. The wait before an attempt is the longer of what the server asked for and an exponential
 * back-off with full jitter: a random time up to {@code baseDelay}, then up to twice that, and so on up to {@code maxDelay}.
 *
 * <p>A client that has never had an answer gives up after five attempts: most likely the address is wrong.
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
     * Attempts until the deadline, but no more than 100; pauses of up to half a second doubling to 20 seconds, at most a minute of
     * a server's {@code Retry-After}, and no more than 1,000 unsuccessful retries in a row.
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return builder().maxAttempts(1).build();
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** How often a call is tried, the first time included. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** The upper bound of the first pause. */
    public Duration baseDelay() {
        return baseDelay;
    }

    /** The upper bound of every pause that the server did not ask for. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** The longest {@code Retry-After} that the client waits for; with a longer one the call ends at once. */
    public Duration maxServerWait() {
        return maxServerWait;
    }

    /** How many retries in a row, of all calls of a client, may be unsuccessful before retries stop. */
    public int budget() {
        return budget;
    }

    /**
     * Returns the back-off before the next try.
     *
     * @param retries how many pauses there were already
     * @param random from 0 to 1, where in the range the pause lies
     */
    Duration backOff(int retries, double random) {
        long bound = baseDelay.toNanos();
        for (int i = 0; i < retries && bound < maxDelay.toNanos(); i++) {
            bound *= 2;
        }
        return Duration.ofNanos((long) (Math.min(bound, maxDelay.toNanos()) * random));
    }

    /** Changes the defaults. */
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
         * Sets how often a call is tried, the first time included. Default 100: the deadline comes first.
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
         * Sets the upper bound of the first pause; zero to try again at once. Default half a second.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder baseDelay(Duration value) {
            baseDelay = checked(value, "baseDelay");
            return this;
        }

        /**
         * Sets the upper bound of every pause that the server did not ask for. Default 20 seconds.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder maxDelay(Duration value) {
            maxDelay = checked(value, "maxDelay");
            return this;
        }

        /**
         * Sets the longest {@code Retry-After} that is waited for. Default one minute.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder maxServerWait(Duration value) {
            maxServerWait = checked(value, "maxServerWait");
            return this;
        }

        /**
         * Sets how many retries in a row, of all calls of a client, may be unsuccessful before retries stop, so that they
         * do not overload a server that is down. Definite answers restore it, including refusals such as 404. Default 1,000.
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
