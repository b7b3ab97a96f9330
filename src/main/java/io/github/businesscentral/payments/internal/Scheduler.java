package io.github.businesscentral.payments.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The clock and the timers of calls. Tests use virtual ones. */
public interface Scheduler extends AutoCloseable {
    /** A clock that only moves forward, in nanoseconds from an arbitrary origin. */
    long nanoTime();

    /** The date and time; it can jump. */
    Instant now();

    /** Runs {@code task}, which must be short, after {@code delay}; the result cancels it. */
    Runnable schedule(Runnable task, Duration delay);

    /** Waits for {@code duration} or until {@code wake} is done, and returns whether it is. */
    boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException;

    /** Cancels all tasks. */
    @Override
    void close();
}
