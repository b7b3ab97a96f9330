package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps requests within the server's limits per user: the number in flight, and the number in a sliding window of time
 * ({@code business-central.md} 8). Give one object to all clients that sign in as the same user. If several programs share
 * a user, give each a part of the limits: {@link #dividedBy}.
 *
 * <p>Requests start in the order in which they asked. The first half of a window's requests starts at once, the second half
 * is spread over the rest of the window: a long job runs at the permitted rate, and no call waits minutes because others
 * were fast. If the server still answers 429, the rate is halved and then raised step by step.
 *
 * <p>No lock is held while a request waits, so thousands of virtual threads can wait.
 */
public final class RateLimit {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final int maxInFlight;
    private final int maxRequests;
    private final Duration window;
    private final RequestQueue queue;

    private RateLimit(int maxInFlight, int maxRequests, Duration window) {
        this.maxInFlight = maxInFlight;
        this.maxRequests = maxRequests;
        this.window = window;
        this.queue = new RequestQueue(
                atLeastOne(maxInFlight, "maxInFlight"), atLeastOne(maxRequests, "maxRequests"), checked(window));
    }

    /**
     * Returns a new limiter each time, to be given as one object to all clients of a user: at most 5 requests in flight and
     * 6000 in 5 minutes, which is what Business Central online allows a user.
     */
    public static RateLimit defaults() {
        return of(5, 6_000, Duration.ofMinutes(5));
    }

    /**
     * Returns a limiter with these limits.
     *
     * @param maxInFlight how many requests may be in flight at once
     * @param maxRequests how many requests may fall into any span of time as long as {@code window}
     * @throws IllegalArgumentException if a number is not positive, or the window not between a millisecond and a day
     */
    public static RateLimit of(int maxInFlight, int maxRequests, Duration window) {
        return new RateLimit(maxInFlight, maxRequests, window);
    }

    /** No limits: for servers that set none, such as one on premises. */
    public static RateLimit unlimited() {
        return of(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofMillis(1));
    }

    /** How many requests may be in flight at once. */
    public int maxInFlight() {
        return maxInFlight;
    }

    /**
     * Returns a new limiter with a part of these limits, for one of {@code processes} that share a user: {@code
     * RateLimit.defaults().dividedBy(3)} in each of three. Numbers are rounded down, but each process has at least one request in
     * flight, so more than five processes together can have more in flight than the server takes at once; it lets up to 95 wait
     * ({@code business-central.md} 8).
     *
     * @throws IllegalArgumentException if {@code processes} is not positive, or a process would have no request in a window
     */
    public RateLimit dividedBy(int processes) {
        if (processes < 1) {
            throw new IllegalArgumentException("processes is " + processes + "; it must be at least 1.");
        }
        if (processes > maxRequests) {
            throw new IllegalArgumentException("processes is " + processes + ", but only " + maxRequests
                    + " requests are allowed in " + window + ". Use fewer processes for a user.");
        }
        return of(Math.max(1, maxInFlight / processes), maxRequests / processes, window);
    }

    private static int atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be at least 1. For no limit use RateLimit.unlimited().");
        }
        return value;
    }

    private static Duration checked(Duration window) {
        Objects.requireNonNull(window, "window");
        if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("window is " + window
                    + "; it must lie between a millisecond and a day. For no limit use RateLimit.unlimited().");
        }
        return window;
    }

    /**
     * Waits for the turn of one request of {@code call}.
     *
     * @throws IOException as soon as the call ends or the thread is interrupted
     */
    RequestQueue.Permit acquire(CallContext call) throws IOException {
        return queue.acquire(call);
    }
}
