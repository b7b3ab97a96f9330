package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.JsonBody;
import io.github.businesscentral.payments.testing.odata.ODataError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts recent requests against {@link Limits}.
 *
 * <p>The stand-in knows how long a request takes and queues when it arrives, so nothing waits here. The response states the time
 * as its delay. Refused requests do not count against the limits.
 */
public final class Traffic {
    private final Limits limits;
    private final Clock clock;
    private final Set<Choice> choices;
    /** When each occupied slot for a request in flight becomes free, including queued requests. */
    private final PriorityQueue<Instant> places = new PriorityQueue<>();
    /** When queued requests leave the queue. */
    private final PriorityQueue<Instant> departures = new PriorityQueue<>();
    /** When the requests in the window arrived. */
    private final Deque<Instant> arrivals = new ArrayDeque<>();

    private int accepted;
    private int throttled;
    private int timedOut;
    private int mostInFlight;
    private int mostQueued;
    private int mostInWindow;

    Traffic(Limits limits, Clock clock, Set<Choice> choices) {
        this.limits = limits;
        this.clock = clock;
        this.choices = choices;
    }

    /** Returns how many requests were accepted. */
    public synchronized int accepted() {
        return accepted;
    }

    /** Returns how many were answered 429. */
    public synchronized int throttled() {
        return throttled;
    }

    /** Returns how many were answered 503 because they would have queued too long. */
    public synchronized int timedOut() {
        return timedOut;
    }

    /** Returns the maximum number of requests executed at the same time. */
    public synchronized int mostInFlight() {
        return mostInFlight;
    }

    public synchronized int mostQueued() {
        return mostQueued;
    }

    /** Returns the maximum number of requests accepted in any window. */
    public synchronized int mostInWindow() {
        return mostInWindow;
    }

    FakeResponse answer(FakeRequest request, Function<FakeRequest, FakeResponse> server) {
        Admission admission = admit(clock.instant(), operations(request));
        FakeResponse refusal = admission.refusal;
        return (refusal == null ? server.apply(request) : refusal).withDelay(admission.delay);
    }

    private synchronized Admission admit(Instant now, int operations) {
        forgetBefore(now);
        int weight = choices.contains(Choice.BATCH_OPERATIONS_COUNT_EACH) ? operations : 1;
        Duration work = limits.latency.plus(limits.operationLatency.multipliedBy(operations));
        int inWindow = arrivals.size() + weight;
        if (inWindow > limits.requests) {
            Instant room = arrivals.isEmpty() ? now : arrivals.getFirst().plus(limits.window);
            return throttled(inWindow, limits.requests, now, room);
        }
        boolean queues = places.size() == limits.inFlight;
        if (queues && departures.size() == limits.queued) {
            int connections = limits.inFlight + limits.queued;
            Instant room = departures.isEmpty() ? places.element() : departures.element();
            return throttled(connections + 1, connections, now, room);
        }
        arrivals.addAll(Collections.nCopies(weight, now));
        mostInWindow = Math.max(mostInWindow, inWindow);
        return queues ? queued(now, work) : started(now, now, work);
    }

    private void forgetBefore(Instant now) {
        while (!places.isEmpty() && !places.element().isAfter(now)) {
            places.remove();
        }
        while (!departures.isEmpty() && !departures.element().isAfter(now)) {
            departures.remove();
        }
        while (!arrivals.isEmpty() && !arrivals.element().plus(limits.window).isAfter(now)) {
            arrivals.remove();
        }
    }

    private Admission queued(Instant now, Duration work) {
        Instant patienceEnds = now.plus(limits.longestWait);
        Instant start = places.element();
        boolean tooLong = start.isAfter(patienceEnds);
        departures.add(tooLong ? patienceEnds : start);
        mostQueued = Math.max(mostQueued, departures.size());
        if (tooLong) {
            timedOut++;
            return new Admission(
                    limits.longestWait,
                    FakeResponse.of(503, "text/plain", "Service Unavailable").withHeader("Retry-After", "1"));
        }
        places.remove();
        return started(now, start, work);
    }

    private Admission started(Instant now, Instant start, Duration work) {
        Instant end = start.plus(work);
        places.add(end);
        accepted++;
        mostInFlight = Math.max(mostInFlight, places.size());
        return new Admission(Duration.between(now, end), null);
    }

    private Admission throttled(int actual, int maximum, Instant now, Instant room) {
        throttled++;
        FakeResponse refusal = FakeResponse.refusal(
                429,
                "Application_TooManyRequests",
                "Too many requests reached. Actual (" + actual + "). Maximum (" + maximum + ").");
        if (!choices.contains(Choice.RETRY_AFTER_ON_429)) {
            return new Admission(Duration.ZERO, refusal);
        }
        long seconds =
                Math.max(1, Duration.between(now, room).plusNanos(999_999_999).toSeconds());
        return new Admission(Duration.ZERO, refusal.withHeader("Retry-After", String.valueOf(seconds)));
    }

    /** Returns the number of operations in a request. */
    private int operations(FakeRequest request) {
        boolean matters = choices.contains(Choice.BATCH_OPERATIONS_COUNT_EACH) || !limits.operationLatency.isZero();
        if (!matters || !request.path().endsWith("/$batch")) {
            return 1;
        }
        try {
            return JsonBody.parse(request.body()).get("requests") instanceof List<?> operations
                    ? Math.max(1, operations.size())
                    : 1;
        } catch (ODataError e) {
            return 1;
        }
    }

    /** The delay of the response. {@code refusal} is {@code null} if the server answers. */
    private record Admission(Duration delay, @Nullable FakeResponse refusal) {}
}
