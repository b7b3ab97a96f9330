package io.github.businesscentral.payments.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An asynchronous walk. The future completes when the walk ends. */
final class AsyncWalk<T> extends CompletableFuture<Void> {
    private final Function<? super Page<T>, ? extends CompletionStage<?>> action;
    private final PageTrail trail = new PageTrail();
    private final AtomicReference<@Nullable CompletableFuture<?>> running = new AtomicReference<>();

    private AsyncWalk(Function<? super Page<T>, ? extends CompletionStage<?>> action) {
        this.action = action;
    }

    static <T> AsyncWalk<T> start(Paged<T> list, Function<? super Page<T>, ? extends CompletionStage<?>> action) {
        AsyncWalk<T> walk = new AsyncWalk<>(action);
        walk.from(list);
        return walk;
    }

    private void from(Paged<T> list) {
        Paged<T> rest = list;
        try {
            while (rest != null && !isDone()) {
                CompletableFuture<@Nullable Paged<T>> step = step(rest);
                if (!step.isDone()) {
                    var unused = step.handle((next, failure) -> goOn(next, failure));
                    return;
                }
                // A loop rather than recursion, which could overflow the stack when steps complete at once.
                rest = step.join();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
        complete(null);
    }

    /** Fetches a page, runs the action, and returns the rest of the list. */
    private CompletableFuture<@Nullable Paged<T>> step(Paged<T> list) {
        CompletableFuture<ApiResponse<Page<T>>> call = list.firstPage().executeForResponseAsync();
        running.set(call);
        if (isCancelled()) {
            call.cancel(true);
        }
        return call.thenCompose(response -> {
            trail.add(response);
            return action.apply(response.value())
                    .thenApply(done ->
                            response.value().nextLink().map(list::resume).orElse(null));
        });
    }

    private @Nullable Void goOn(@Nullable Paged<T> next, @Nullable Throwable failure) {
        if (failure != null) {
            fail(failure);
        } else if (next == null) {
            complete(null);
        } else {
            from(next);
        }
        return null;
    }

    private void fail(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        completeExceptionally(cause == null ? failure : cause);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        CompletableFuture<?> call = running.get();
        if (call != null) {
            call.cancel(true);
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
