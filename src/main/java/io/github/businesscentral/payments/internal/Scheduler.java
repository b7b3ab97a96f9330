package io.github.businesscentral.payments.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The clock and the timers of calls. Tests use virtual ones. */
public interface Scheduler extends AutoCloseable {
    /** A monotonic clock, in nanoseconds from an arbitrary origin. */
    long nanoTime();

    /** The current time, which can jump. */
    Instant now();

    /** Runs {@code task}, which must be short, after {@code delay}. Running the returned task cancels it. */
    Runnable schedule(Runnable task, Duration delay);

    /** Waits for {@code duration} or until {@code wake} is done, and returns whether it is. */
    boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException;

    /** Cancels all tasks. */
    @Override
    void close();
}
