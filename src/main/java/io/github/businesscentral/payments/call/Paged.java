package io.github.businesscentral.payments.call;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;

/**
 * A list that is fetched page by page while it is walked. Nothing is sent before the first element is asked for; each walk
 * starts anew. At most one page is in memory, two with {@link #prefetch()}.
 *
 * <p>A walk throws what the call for its page throws, and {@link io.github.businesscentral.payments.error.PagingException}
 * for a link that is not an address, leads to another origin or repeats, and for a chain of pages without end. A walk that
 * failed cannot go on; {@link #resume} starts a new one at the last link that was seen. Rows that others insert or delete
 * meanwhile may or may not appear.
 */
public interface Paged<T> extends Iterable<T> {
    /** Returns the call for the first page alone. */
    ApiCall<Page<T>> firstPage();

    /**
     * Returns the rest of this list, beginning with the page at {@code nextLink}, for example one that was stored when a
     * program stopped.
     *
     * @param nextLink as {@link Page#nextLink()} had it
     * @throws IllegalArgumentException if it does not lead to the endpoint
     */
    Paged<T> resume(HttpUrl nextLink);

    /** The pages one after the other; each is a separate call with its own deadline. */
    default Iterable<Page<T>> pages() {
        return () -> new PageWalk<>(this, false);
    }

    /** Walks the entities of all pages. */
    @Override
    default Iterator<T> iterator() {
        return new RowWalk<>(pages().iterator());
    }

    /** The entities of all pages, sequentially and lazily. Need not be closed, and may be left half-way. */
    default Stream<T> stream() {
        int properties = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), properties), false);
    }

    /** Returns this list with each page fetched in the background while the one before is used. */
    default Paged<T> prefetch() {
        return new PrefetchedPages<>(this);
    }

    /** Returns the first entity, if there is one; asks the server for no more than that. */
    default Optional<T> first() {
        return stream().findFirst();
    }

    /** Returns how many entities all pages have, if the query asked to {@code count()} them; sends a request. */
    default OptionalLong totalCount() {
        return firstPage().execute().totalCount();
    }

    /**
     * Passes the pages to {@code action}, one after the other, without a thread waiting: the next page is asked for when
     * the stage that {@code action} returned is complete.
     *
     * @param action returns a stage that completes when it is done with the page, for example an already completed one
     * @return a future that completes after the last page, or with what a call or {@code action} failed with; cancelling it
     *     ends the call that is running
     */
    default CompletableFuture<Void> forEachPageAsync(Function<? super Page<T>, ? extends CompletionStage<?>> action) {
        return AsyncWalk.start(this, action);
    }
}
