package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps requests within the server's limits per user: the number in flight, and the number in a sliding window ({@code
 * business-central.md} 8). Share one instance between all clients that sign in as the same user. If several programs share a
 * user, divide the limits between them with {@link #dividedBy dividedBy(…)}.
 *
 * <p>Requests start in the order of their arrival. The first half of a window's requests starts at once; the second half is
 * spread over the rest of the window. A long job therefore runs at the permitted rate, and no call waits for minutes after a
 * burst. If the server still answers 429, the limiter halves the rate and then raises it step by step.
 *
 * <p>A waiting request holds no lock, so thousands of virtual threads can wait.
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
     * Returns a new limiter with the limits of Business Central online for one user: 5 requests in flight and 6000 in 5 minutes.
     * Share it between all clients of that user.
     */
    public static RateLimit defaults() {
        return of(5, 6_000, Duration.ofMinutes(5));
    }

    /**
     * Returns a limiter with these limits.
     *
     * @param maxInFlight the maximum number of requests in flight
     * @param maxRequests the maximum number of requests in any {@code window}
     * @throws IllegalArgumentException if a number is not positive, or the window is not between a millisecond and a day
     */
    public static RateLimit of(int maxInFlight, int maxRequests, Duration window) {
        return new RateLimit(maxInFlight, maxRequests, window);
    }

    /** Returns a limiter without limits, for servers that have none, such as on-premises servers. */
    public static RateLimit unlimited() {
        return of(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofMillis(1));
    }

    /** The maximum number of requests in flight. */
    public int maxInFlight() {
        return maxInFlight;
    }

    /**
     * Returns a new limiter with an equal share of these limits, for one of {@code processes} that share a user. For example,
     * each of three processes uses {@code RateLimit.defaults().dividedBy(3)}. Shares are rounded down, but each process may have
     * at least one request in flight. More than five processes can therefore exceed what the server executes at once; the server
     * queues up to 95 more ({@code business-central.md} 8).
     *
     * @throws IllegalArgumentException if {@code processes} is not positive, or a share would allow no request in a window
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
     * Waits until a request of {@code call} may start.
     *
     * @throws IOException if the call ends or the thread is interrupted while waiting
     */
    RequestQueue.Permit acquire(CallContext call) throws IOException {
        return queue.acquire(call);
    }
}
