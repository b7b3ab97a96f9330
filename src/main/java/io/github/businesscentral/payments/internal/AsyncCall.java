package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The future of a call that runs on one of the client's threads. Cancelling this one ends the call; futures derived from it
 * are ordinary ones.
 */
final class AsyncCall<T, R> extends CompletableFuture<R> {
    private static final Logger LOG = System.getLogger("io.github.businesscentral.payments");

    private static final ThreadFactory ENDINGS = DaemonThreads.named("business-central-ended");

    private final Execution execution;
    private final Function<ApiResponse<T>, R> result;

    AsyncCall(Execution execution, Function<ApiResponse<T>, R> result) {
        this.execution = execution;
        this.result = result;
        // A call that is still in the queue has no thread to notice that its time is up.
        execution.onEnd(this::endUnstarted);
    }

    private void endUnstarted(Execution.End end) {
        if (execution.claim()) {
            IOException reason = new IOException("The call was still waiting for a thread of the client");
            BusinessCentralException failure = Failures.ended(end, reason, execution);
            // Not on the thread that keeps the deadlines: listeners and what hangs on this future may take their time.
            Runnable ending = () -> {
                execution.reporter().failed(failure);
                completeExceptionally(failure);
            };
            try {
                ENDINGS.newThread(ending).start();
            } catch (OutOfMemoryError e) {
                // No more threads: whoever waits must learn of the end all the same.
                ending.run();
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever ends the call, those who wait for it must learn of it
    void run(Supplier<ApiResponse<T>> call, Runnable finish) {
        if (!execution.claim()) {
            finish.run();
            return;
        }
        try {
            ApiResponse<T> response = call.get();
            finish.run();
            if (!complete(result.apply(response)) && execution.spec().kind().isWrite()) {
                // The caller has turned away, and would take the write for undone.
                LOG.log(
                        Level.WARNING,
                        execution.spec().kind() == CallKind.BATCH
                                ? "A cancelled batch has ended; its handles tell what became of the members: {0}"
                                : "A cancelled write was executed all the same: {0}",
                        execution.reporter().request());
            }
        } catch (Throwable e) {
            finish.run();
            completeExceptionally(e);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        execution.end(Execution.End.CANCELLED);
        return cancelled;
    }

    /** Derived futures do not reach the call: cancelling one of them must not take the result from the others. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
