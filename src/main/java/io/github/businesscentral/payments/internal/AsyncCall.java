package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The future of a call that runs on one of the client's threads. Cancelling it ends the call. Futures derived from it are
 * ordinary ones.
 */
final class AsyncCall<T, R> extends CompletableFuture<R> {
    private static final Logger LOG = System.getLogger("io.github.businesscentral.payments");

    private static final ThreadFactory ENDINGS = DaemonThreads.named("business-central-ended");

    private final Execution execution;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final Function<ApiResponse<T>, R> result;

    AsyncCall(Execution execution, Function<ApiResponse<T>, R> result) {
        this.execution = execution;
        this.result = result;
        // A queued call has no thread that could notice its deadline.
        execution.onEnd(this::endUnstarted);
    }

    /** Returns true to the first caller only, which then decides how the call ends. */
    private boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    private void endUnstarted(Execution.End end) {
        if (claim()) {
            IOException reason = new IOException("The call was still waiting for a thread of the client");
            BusinessCentralException failure = Failures.ended(end, reason, execution);
            // Not on the timer's thread, because listeners and dependent futures may be slow.
            Runnable ending = () -> {
                execution.reporter().failed(failure);
                completeExceptionally(failure);
            };
            try {
                ENDINGS.newThread(ending).start();
            } catch (OutOfMemoryError e) {
                // No threads are left, but waiting callers must still be notified.
                ending.run();
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // every failure must reach the callers that wait
    void run(Supplier<ApiResponse<T>> call, Runnable finish) {
        if (!claim()) {
            finish.run();
            return;
        }
        ApiResponse<T> response;
        try {
            response = call.get();
        } catch (Throwable e) {
            finish.run();
            completeExceptionally(e);
            return;
        }
        // Before the future completes, because its dependents may make calls and wait for them.
        finish.run();
        try {
            if (!complete(result.apply(response)) && execution.spec().kind().isWrite()) {
                // The caller has cancelled and would assume that nothing was written.
                LOG.log(
                        Level.WARNING,
                        execution.spec().kind() == CallKind.BATCH
                                ? "A cancelled batch has ended; its handles have the outcomes: {0}"
                                : "A cancelled write was executed anyway: {0}",
                        execution.reporter().request());
            }
        } catch (Throwable e) {
            completeExceptionally(e);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        execution.end(Execution.End.CANCELLED);
        return cancelled;
    }

    /** Cancelling a derived future does not cancel the call, because other futures may depend on it. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
