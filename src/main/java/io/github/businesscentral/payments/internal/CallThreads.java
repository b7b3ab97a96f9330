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
 * Runs asynchronous calls, some at a time, in the order in which they were started. A call gives its turn back when it has its result,
 * and keeps its thread for what the program hangs on its future; so calls that are made there find a turn, however many wait for them.
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
     * Runs {@code call} when it is its turn; it ends its turn by {@link #endTurn}.
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

    /** A call has its result: the next one begins. */
    synchronized void endTurn() {
        running--;
        startWaiting();
    }

    private synchronized void startWaiting() {
        while (running < AT_A_TIME && !waiting.isEmpty() && !threads.isShutdown()) {
            try {
                threads.execute(waiting.element());
            } catch (OutOfMemoryError e) {
                // There is no thread for it now. It waits for the next turn, at most until its deadline.
                return;
            }
            waiting.remove();
            running++;
        }
    }

    /** Starts nothing more; calls that wait have been ended before. */
    synchronized void close() {
        waiting.clear();
        threads.shutdown();
    }
}
