package io.github.businesscentral.payments.retry;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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

/** The state of a {@link RateLimit}: requests that wait, requests in flight, and requests that still count in the window. */
final class RequestQueue {
    private static final long MILLISECOND = 1_000_000;
    // Recovers from one 429 within a few dozen requests, and from ten in a row within a hundred.
    private static final long RECOVERY_PART = 16;
    private static final long RECOVERY = MILLISECOND;
    private static final long LONGEST_SPACING = 5_000 * MILLISECOND;
    // Longer than any window. The waiting request is woken by a change.
    private static final long UNTIL_RELEASE = Duration.ofDays(1).toNanos();

    private final int maxInFlight;
    private final int maxRequests;
    private final long window;

    private final Lock lock = new ReentrantLock();

    @GuardedBy("lock") private final Deque<Permit> queue = new ArrayDeque<>();

    // The time at which each request leaves the window. The server counts a request at some time between its start and
    // its end, so counting from the end is safe.
    @GuardedBy("lock") private final Deque<Long> leaving = new ArrayDeque<>();

    @GuardedBy("lock") private int inFlight;

    @GuardedBy("lock") private long lastStart = Long.MIN_VALUE;

    @GuardedBy("lock") private long spacing;

    @GuardedBy("lock") private long slowedAt = Long.MIN_VALUE;

    RequestQueue(int maxInFlight, int maxRequests, Duration window) {
        this.maxInFlight = maxInFlight;
        this.maxRequests = maxRequests;
        this.window = window.toNanos();
    }

    /**
     * Waits until a request of {@code call} may start.
     *
     * @throws IOException if the call ends or the thread is interrupted while waiting
     */
    Permit acquire(CallContext call) throws IOException {
        Permit permit = new Permit(call.nanoTime());
        boolean started = enter(permit);
        try {
            while (!started) {
                call.await(Objects.requireNonNull(permit.changed), Duration.ofNanos(permit.wait));
                started = look(permit, call.nanoTime());
            }
            return permit;
        } finally {
            if (!started) {
                leave(permit);
            }
        }
    }

    private boolean enter(Permit permit) {
        lock.lock();
        try {
            queue.add(permit);
            return startIfDue(permit, permit.since);
        } finally {
            lock.unlock();
        }
    }

    private boolean look(Permit permit, long now) {
        lock.lock();
        try {
            return startIfDue(permit, now);
        } finally {
            lock.unlock();
        }
    }

    /** Starts the request if it is first in the queue and within the limits. Otherwise sets how long it must wait. */
    @GuardedBy("lock") private boolean startIfDue(Permit permit, long now) {
        permit.wait = queue.peek() == permit ? waitOfFirst(now) : UNTIL_RELEASE;
        if (permit.wait > 0) {
            permit.changed = new CompletableFuture<>();
            return false;
        }
        queue.remove();
        inFlight++;
        lastStart = now;
        permit.startedAt = now;
        wakeFirst();
        return true;
    }

    @GuardedBy("lock") private long waitOfFirst(long now) {
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

    /** Returns the gap between requests that spreads the remaining ones until earlier ones leave the window. */
    @GuardedBy("lock") private long pace(int free, long now) {
        boolean plenty = free > maxRequests / 2;
        return plenty || leaving.isEmpty() ? 0 : (leaving.peek() - now) / free;
    }

    /** Removes a request that gave up, so that the next one can start. */
    private void leave(Permit permit) {
        lock.lock();
        try {
            queue.remove(permit);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock") private void wakeFirst() {
        Permit first = queue.peek();
        if (first != null && first.changed != null) {
            first.changed.complete(null);
        }
    }

    /** Halves the rate, once for all requests that were in flight together. */
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

    /** Returns the gap at which a steady stream exactly uses up the window. */
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

    /**
     * A request in the queue, and then its right to be in flight. Only its own thread writes the fields before it is released,
     * under the lock, so that thread may read them without it.
     */
    final class Permit {
        private final long since;
        // Set only for a request that must wait.
        private @Nullable CompletableFuture<Void> changed;
        private long wait = UNTIL_RELEASE;
        private long startedAt;

        @GuardedBy("lock") private boolean released;

        private Permit(long since) {
            this.since = since;
        }

        /** How many nanoseconds the request waited. */
        long waited() {
            return startedAt - since;
        }

        /** Called when the response has arrived. */
        void answered(int status, long now) {
            if (status == 429) {
                slowDown(startedAt, now);
            } else {
                speedUp();
            }
        }

        /** Called when the response has been read or abandoned. Only the first call has an effect. */
        void release(long now) {
            lock.lock();
            try {
                if (!released) {
                    released = true;
                    inFlight--;
                    leaving.add(now + window);
                    wakeFirst();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
