package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests inside the limits that the server sets per user: so many in flight, so many in a sliding window of time
 * ({@code business-central.md} 8). One object can be given to several clients that sign in as the same user; several
 * programs of one user should each get their part.
 *
 * <p>Requests get their turn in the order in which they asked. The first half of a window's requests go as fast as they can,
 * the second half is spread over the rest of the window: a long job runs at the permitted rate, and no call waits minutes
 * for its turn because others were quick. When the server answers 429 all the same, the pace is halved and then picked up
 * again little by little.
 *
 * <p>No lock is held while a request waits, so that virtual threads can wait here by the thousand.
 */
public final class RateLimit {
    private static final long MILLISECOND = 1_000_000;
    // Gives back what one refusal has cost within a few dozen requests, and what ten in a row have within a hundred.
    private static final long RECOVERY_PART = 16;
    private static final long RECOVERY = MILLISECOND;
    private static final long LONGEST_SPACING = 5_000 * MILLISECOND;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
    // As good as for ever: what changes wakes the one who waits.
    private static final long UNTIL_RELEASE = LONGEST_WINDOW.toNanos();

    private final int maxInFlight;
    private final int maxRequests;
    private final long window;

    private final Lock lock = new ReentrantLock();
    private final Deque<Turn> queue = new ArrayDeque<>();
    // When each request of the window leaves it. The server counts it between its start and its end: the end is safe.
    private final Deque<Long> leaving = new ArrayDeque<>();
    private int inFlight;
    private long lastStart = Long.MIN_VALUE;
    private long spacing;
    private long slowedAt = Long.MIN_VALUE;

    private RateLimit(int maxInFlight, int maxRequests, Duration window) {
        this.maxInFlight = atLeastOne(maxInFlight, "maxInFlight");
        this.maxRequests = atLeastOne(maxRequests, "maxRequests");
        this.window = checked(window).toNanos();
    }

    /**
     * Returns a new limiter each time, to be given as one object to all clients of a user: at most 5 requests in flight and
     * 6000 in 5 minutes, which is what Business Central online allows a user.
     */
    public static RateLimit defaults() {
        return of(5, 6_000, Duration.ofMinutes(5));
    }

    /**
     * Returns limits of their own.
     *
     * @param maxInFlight how many requests may be under way at once
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
    Permit acquire(CallContext call) throws IOException {
        Turn turn = new Turn(call.nanoTime());
        Permit permit = enter(turn);
        try {
            while (permit == null) {
                call.await(turn.changed, Duration.ofNanos(turn.wait));
                permit = look(turn, call.nanoTime());
            }
            return permit;
        } finally {
            if (permit == null) {
                leave(turn);
            }
        }
    }

    private @Nullable Permit enter(Turn turn) {
        lock.lock();
        try {
            queue.add(turn);
            return startIfDue(turn, turn.since);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Permit look(Turn turn, long now) {
        lock.lock();
        try {
            return startIfDue(turn, now);
        } finally {
            lock.unlock();
        }
    }

    /** Starts the request if it is the first in the queue and nothing stands in its way; else says how long to wait. */
    private @Nullable Permit startIfDue(Turn turn, long now) {
        turn.wait = queue.peek() == turn ? waitOfFirst(now) : UNTIL_RELEASE;
        if (turn.wait > 0) {
            turn.changed = new CompletableFuture<>();
            return null;
        }
        queue.remove();
        inFlight++;
        lastStart = now;
        wakeFirst();
        return new Permit(now, now - turn.since);
    }

    private long waitOfFirst(long now) {
        while (!leaving.isEmpty() && leaving.peek() - now <= 0) {
            leaving.remove();
        }
        if (inFlight >= maxInFlight) {
            return UNTIL_RELEASE;
        }
        int free = maxRequests - inFlight - leaving.size();
        if (free <= 0) {
            return leaving.isEmpty() ? UNTIL_RELEASE : leaving.peek() - now;
        }
        long distance = Math.max(spacing, pace(free, now));
        return distance == 0 ? 0 : Math.max(0, lastStart + distance - now);
    }

    /** The distance of requests that spreads the free ones over the time until others leave the window. */
    private long pace(int free, long now) {
        boolean plenty = free > maxRequests / 2;
        return plenty || leaving.isEmpty() ? 0 : (leaving.peek() - now) / free;
    }

    /** A turn is given up; whoever comes after it moves on. */
    private void leave(Turn turn) {
        lock.lock();
        try {
            queue.remove(turn);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void wakeFirst() {
        Turn first = queue.peek();
        if (first != null) {
            first.changed.complete(null);
        }
    }

    private void release(Permit permit, long now) {
        lock.lock();
        try {
            if (!permit.released) {
                permit.released = true;
                inFlight--;
                leaving.add(now + window);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Halves the pace, once for all requests that were under way together. */
    private void slowDown(long startedAt, long now) {
        lock.lock();
        try {
            if (slowedAt == Long.MIN_VALUE || startedAt - slowedAt > 0) {
                slowedAt = now;
                spacing = Math.min(LONGEST_SPACING, Math.max(spacing * 2, slowest()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The distance at which a steady stream fills the window exactly. */
    private long slowest() {
        return Math.max(MILLISECOND, window / maxRequests);
    }

    private void speedUp() {
        lock.lock();
        try {
            spacing = Math.max(0, spacing - Math.max(RECOVERY, spacing / RECOVERY_PART));
        } finally {
            lock.unlock();
        }
    }

    /** The right to have one request under way. */
    final class Permit {
        private final long startedAt;
        private final long waited;
        private boolean released;

        private Permit(long startedAt, long waited) {
            this.startedAt = startedAt;
            this.waited = waited;
        }

        /** How many nanoseconds it took to get. */
        long waited() {
            return waited;
        }

        /** The server has answered. */
        void answered(int status, long now) {
            if (status == 429) {
                slowDown(startedAt, now);
            } else {
                speedUp();
            }
        }

        /** The answer has been read, or will not be; only the first time counts. */
        void release(long now) {
            RateLimit.this.release(this, now);
        }
    }

    /** A request in the queue. */
    private static final class Turn {
        private final long since;
        private CompletableFuture<Void> changed = new CompletableFuture<>();
        private long wait = UNTIL_RELEASE;

        private Turn(long since) {
            this.since = since;
        }
    }
}
