package io.github.businesscentral.payments.call;

import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.CallSummary;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One walk from the first page to the last. Not safe for use by several threads. */
final class PageWalk<T> implements Iterator<Page<T>> {
    private final boolean prefetching;
    private final PageTrail trail = new PageTrail();
    private @Nullable Paged<T> rest;
    private @Nullable CallSummary last;
    private @Nullable CompletableFuture<ApiResponse<Page<T>>> ahead;

    PageWalk(Paged<T> list, boolean prefetching) {
        this.rest = list;
        this.prefetching = prefetching;
    }

    @Override
    public boolean hasNext() {
        return rest != null;
    }

    @Override
    public Page<T> next() {
        Paged<T> list = rest;
        if (list == null) {
            throw new NoSuchElementException("The list has no more pages.");
        }
        CompletableFuture<ApiResponse<Page<T>>> fetched = ahead;
        ahead = null;
        ApiResponse<Page<T>> response = fetched == null ? list.firstPage().executeForResponse() : joined(fetched);
        Page<T> page = response.value();
        last = response.call();
        trail.add(response);
        rest = page.nextLink().map(list::resume).orElse(null);
        ahead = rest != null && prefetching ? rest.firstPage().executeForResponseAsync() : null;
        return page;
    }

    private ApiResponse<Page<T>> joined(CompletableFuture<ApiResponse<Page<T>>> fetched) {
        try {
            return fetched.get();
        } catch (InterruptedException e) {
            fetched.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    "The thread was interrupted while it waited for the page after this call.",
                    Objects.requireNonNull(last),
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Cancels the call for the prefetched page. */
    void abandon() {
        if (ahead != null) {
            ahead.cancel(true);
        }
    }
}
