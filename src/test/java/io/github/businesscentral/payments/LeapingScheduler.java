package io.github.businesscentral.payments;

import io.github.businesscentral.payments.chaos.Time;
import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.SystemScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's time, which a test can let leap ahead between calls: nobody wants to wait 16 minutes. */
final class LeapingScheduler implements Scheduler, Time {
    private final Scheduler real = new SystemScheduler();
    private final AtomicLong ahead = new AtomicLong();
    private final Duration leapt;

    /** All waits take their time. */
    LeapingScheduler() {
        this(Duration.ZERO);
    }

    /** Waits of at most this long take no time: the clock leaps over them. */
    LeapingScheduler(Duration leapt) {
        this.leapt = leapt;
    }

    @Override
    public void pass(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return real.nanoTime() + ahead.get();
    }

    @Override
    public Instant now() {
        return real.now().plusNanos(ahead.get());
    }

    @Override
    public Runnable schedule(Runnable task, Duration delay) {
        return real.schedule(task, delay);
    }

    @Override
    public boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException {
        if (duration.compareTo(leapt) > 0) {
            return real.sleep(duration, wake);
        }
        pass(duration);
        return wake.isDone();
    }

    @Override
    public void close() {
        real.close();
    }
}
