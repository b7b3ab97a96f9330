package io.github.businesscentral.payments;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A call on a thread of its own, for tests in which one call waits for another. */
final class OtherThread<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private OtherThread(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = new Thread(task, "other-thread");
        thread.setDaemon(true);
    }

    /** Starts the call, and returns once it waits or has ended. */
    static <T> OtherThread<T> untilItWaits(Callable<T> call) {
        OtherThread<T> other = new OtherThread<>(call);
        other.thread.start();
        while (other.thread.getState() != Thread.State.WAITING && !other.task.isDone()) {
            Thread.yield();
        }
        return other;
    }

    boolean hasEnded() {
        return task.isDone();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits for the result; throws what the call throws. */
    T result() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }
}
