package io.github.businesscentral.payments.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes only when a call sleeps, or when a test says so. */
public final class VirtualScheduler implements Scheduler {
    private static final Instant START = Instant.parse("2026-08-20T09:00:00Z");

    private final Lock lock = new ReentrantLock();
    private final Queue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::due));
    private long now;

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Begins at an arbitrary moment of 2026 and passes as {@link #nanoTime()} does. */
    @Override
    public Instant now() {
        return START.plusNanos(nanoTime());
    }

    @Override
    public Runnable schedule(Runnable action, Duration delay) {
        lock.lock();
        try {
            Task task = new Task(now + delay.toNanos(), action);
            tasks.add(task);
            return () -> cancel(task);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean sleep(Duration duration, CompletableFuture<?> wake) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(duration, wake);
        return wake.isDone();
    }

    /** Lets time pass and runs what falls due, each task at its own time. */
    public void advance(Duration duration) {
        advance(duration, new CompletableFuture<>());
    }

    private void advance(Duration duration, CompletableFuture<?> wake) {
        long end = nanoTime() + duration.toNanos();
        while (!wake.isDone()) {
            Task next = takeDue(end);
            if (next == null) {
                return;
            }
            next.action.run();
        }
    }

    private Task takeDue(long end) {
        lock.lock();
        try {
            Task next = tasks.peek();
            if (next == null || next.due > end) {
                now = Math.max(now, end);
                return null;
            }
            now = Math.max(now, next.due);
            return tasks.poll();
        } finally {
            lock.unlock();
        }
    }

    /** How many tasks wait for their time: none, when every call has taken back its deadline. */
    public int pending() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps what is scheduled, so that a test can see what a client has left behind. */
    @Override
    public void close() {}

    private record Task(long due, Runnable action) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
