package io.github.businesscentral.payments;

import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.SystemScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Time that passes {@value #FACTOR} times as fast as the machine's: 10 minutes are a second. The same in all processes. */
final class HastenedTime implements Scheduler {
    static final int FACTOR = 600;

    private final Scheduler real = new SystemScheduler();
    private final Clock clock = Clock.systemUTC();
    private final Instant start;

    /** Agrees with the machine's time at {@code start}. */
    HastenedTime(Instant start) {
        this.start = start;
    }

    @Override
    public long nanoTime() {
        return real.nanoTime() * FACTOR;
    }

    @Override
    public Instant now() {
        return start.plus(Duration.between(start, clock.instant()).multipliedBy(FACTOR));
    }

    @Override
    public Runnable schedule(Runnable task, Duration delay) {
        return real.schedule(task, delay.dividedBy(FACTOR));
    }

    @Override
    public boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException {
        return real.sleep(duration.dividedBy(FACTOR), wake);
    }

    @Override
    public void close() {
        real.close();
    }
}
