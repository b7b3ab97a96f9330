package io.github.businesscentral.payments.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The system clock. Its only thread is a daemon that starts with the first task. */
public final class SystemScheduler implements Scheduler {
    private static final long IDLE_SECONDS = 10;
    private static final long BEAT_SECONDS = 1;

    private final ScheduledThreadPoolExecutor timer;
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile boolean usedSinceBeat;

    /** Creates a scheduler with its own thread. */
    public SystemScheduler() {
        timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("business-central-timer"));
        // Most deadlines never fire. Without this, their tasks would stay in the queue until then.
        timer.setRemoveOnCancelPolicy(true);
        // A client that is never closed leaves no thread behind.
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Runnable schedule(Runnable task, Duration delay) {
        keepBeating();
        Future<?> scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /**
     * Keeps a task at the head of the queue while calls are made. Only a task that becomes the head wakes the thread. Deadlines
     * are minutes away, so with this task ahead of them the usual call neither wakes the thread nor waits for it.
     */
    private void keepBeating() {
        usedSinceBeat = true;
        if (beating.compareAndSet(false, true)) {
            beatLater();
        }
    }

    private void beatLater() {
        Future<?> unused = timer.schedule(this::beat, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        if (usedSinceBeat) {
            usedSinceBeat = false;
            beatLater();
        } else {
            beating.set(false);
        }
    }

    @Override
    public boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException {
        try {
            wake.get(duration.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
