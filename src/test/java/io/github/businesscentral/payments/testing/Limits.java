package io.github.businesscentral.payments.testing;

import java.time.Duration;

/**
 * The server's limits for a user. Immutable: each method returns a copy with the new value.
 *
 * <p>All requests count for the same user, whatever their tokens.
 */
public final class Limits {
    final int inFlight;
    final int queued;
    final Duration longestWait;
    final int requests;
    final Duration window;
    final Duration latency;
    final Duration operationLatency;

    private Limits(
            int inFlight,
            int queued,
            Duration longestWait,
            int requests,
            Duration window,
            Duration latency,
            Duration operationLatency) {
        this.inFlight = inFlight;
        this.queued = queued;
        this.longestWait = longestWait;
        this.requests = requests;
        this.window = window;
        this.latency = latency;
        this.operationLatency = operationLatency;
    }

    /**
     * Returns the limits of the service online: 5 requests in flight, 95 queued for at most 8 minutes, 6000 in any 5 minutes.
     * Requests take no time, so only the last limit takes effect; see {@link #latency latency(…)}.
     */
    public static Limits published() {
        return new Limits(5, 95, Duration.ofMinutes(8), 6_000, Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO);
    }

    /** Sets how many requests are executed at the same time. The others queue. */
    public Limits inFlight(int count) {
        return new Limits(positive(count), queued, longestWait, requests, window, latency, operationLatency);
    }

    /** Sets how many requests may queue. Beyond that, the response is 429. */
    public Limits queued(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a queue of " + count + "; it has at least 0 places");
        }
        return new Limits(inFlight, count, longestWait, requests, window, latency, operationLatency);
    }

    /** Sets how long a request may queue. After that, the response is 503. */
    public Limits longestWait(Duration time) {
        return new Limits(inFlight, queued, time, requests, window, latency, operationLatency);
    }

    /** Sets how many requests are allowed in any period of this length. Beyond that, the response is 429. */
    public Limits requests(int count, Duration per) {
        return new Limits(inFlight, queued, longestWait, positive(count), per, latency, operationLatency);
    }

    /** Sets how long the server works on a request. The stand-in's sleeper waits this long before the response. */
    public Limits latency(Duration time) {
        return new Limits(inFlight, queued, longestWait, requests, window, time, operationLatency);
    }

    /** Sets how long the server additionally works on each operation of a batch. Any other request counts as one operation. */
    public Limits operationLatency(Duration time) {
        return new Limits(inFlight, queued, longestWait, requests, window, latency, time);
    }

    private static int positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit of " + count + "; it must be at least 1");
        }
        return count;
    }
}
