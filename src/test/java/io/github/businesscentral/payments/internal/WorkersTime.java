package io.github.businesscentral.payments.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time for many threads at once: it stands still while any of them works, and when all of them wait it moves on to where the
 * first of them wants to be. Each must begin by {@link #begin} and end by {@link #end}.
 */
public final class WorkersTime implements Scheduler {
    private static final Instant START = Instant.parse("2026-08-20T09:00:00Z");

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(task -> task.due));
    private final Set<Sleeper> sleepers = new HashSet<>();
    private int workers;
    private long now;

    /** {@code count} threads will begin to work; time stands still until they wait. */
    public void begin(int count) {
        locked(() -> workers += count);
    }

    /** A thread has done its work. */
    public void end() {
        locked(() -> workers--);
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanoTime());
    }

    /** The same time as a clock. */
    public Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }

    /** Waits for this long. */
    public void sleep(Duration duration) throws InterruptedException {
        sleep(duration, new CompletableFuture<>());
    }

    @Override
    public boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException {
        CompletableFuture<Void> noticed = wake.handle((value, failure) -> {
            locked(() -> {});
            return null;
        });
        lock.lock();
        try {
            Sleeper me = new Sleeper(now + duration.toNanos(), wake);
            sleepers.add(me);
            try {
                while (!me.isAwake(now)) {
                    waitOrMove();
                }
            } finally {
                sleepers.remove(me);
            }
            return wake.isDone();
        } finally {
            lock.unlock();
            noticed.cancel(false);
        }
    }

    private void waitOrMove() throws InterruptedException {
        boolean allWait = sleepers.size() == workers && sleepers.stream().noneMatch(sleeper -> sleeper.isAwake(now));
        if (!allWait) {
            changed.await();
            return;
        }
        long next = sleepers.stream().mapToLong(sleeper -> sleeper.end).min().orElse(now);
        Task task = tasks.peek();
        if (task != null && task.due <= next) {
            tasks.remove();
            now = Math.max(now, task.due);
            task.action.run();
        } else {
            now = next;
        }
        changed.signalAll();
    }

    @Override
    public Runnable schedule(Runnable action, Duration delay) {
        lock.lock();
        try {
            Task task = new Task(now + delay.toNanos(), action);
            tasks.add(task);
            return () -> locked(() -> tasks.remove(task));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {}

    private static final class Task {
        private final long due;
        private final Runnable action;

        private Task(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }
    }

    private static final class Sleeper {
        private final long end;
        private final CompletableFuture<?> wake;

        private Sleeper(long end, CompletableFuture<?> wake) {
            this.end = end;
            this.wake = wake;
        }

        private boolean isAwake(long now) {
            return end <= now || wake.isDone();
        }
    }
}
