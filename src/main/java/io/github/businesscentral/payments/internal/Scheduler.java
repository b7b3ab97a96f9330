package io.github.businesscentral.payments.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The time that calls live by, so that tests can let it pass as they like. */
public interface Scheduler extends AutoCloseable {
    /** A clock that only moves forward, in nanoseconds from an arbitrary origin. */
    long nanoTime();

    /** What the clock on the wall says; it can jump. */
    Instant now();

    /** Runs {@code task}, which must be short, when {@code delay} has passed; the result takes it back. */
    Runnable schedule(Runnable task, Duration delay);

    /** Waits for {@code duration} or until {@code wake} is done, and returns whether it is. */
    boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException;

    /** Forgets what is scheduled. */
    @Override
    void close();
}
