package io.github.businesscentral.payments.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs asynchronous calls in the order in which they were started, a limited number at a time. A call frees its slot when it has
 * its result, but keeps its thread for the dependents of its future. Calls made by dependents therefore find a free slot, however
 * many wait for them.
 */
final class CallThreads {
    private static final int AT_A_TIME = 64;
    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DaemonThreads.named("business-central-call"));

    @GuardedBy("this") private final Queue<Runnable> waiting = new ArrayDeque<>();

    @GuardedBy("this") private int running;

    /**
     * Runs {@code call} when a slot is free. The call frees its slot with {@link #endTurn}.
     *
     * @throws RejectedExecutionException if these threads are closed
     */
    synchronized void start(Runnable call) {
        if (threads.isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        waiting.add(call);
        startWaiting();
    }

    /** Called when a call has its result. Starts the next one. */
    synchronized void endTurn() {
        running--;
        startWaiting();
    }

    private synchronized void startWaiting() {
        while (running < AT_A_TIME && !waiting.isEmpty() && !threads.isShutdown()) {
            try {
                threads.execute(waiting.element());
            } catch (OutOfMemoryError e) {
                // No thread is available now. The call waits for the next slot, at most until its deadline.
                return;
            }
            waiting.remove();
            running++;
        }
    }

    /** Starts no more calls. Waiting calls have already been ended. */
    synchronized void close() {
        waiting.clear();
        threads.shutdown();
    }
}
