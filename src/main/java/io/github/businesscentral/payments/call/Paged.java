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
 * A list that is fetched page by page as you read it. Nothing is sent until you ask for the first element, and each walk starts
 * from the beginning. At most one page is in memory, or two with {@link #prefetch()}.
 *
 * <p>A walk throws the exceptions of the calls that fetch its pages. It throws {@link
 * io.github.businesscentral.payments.error.PagingException} if a link is not an address, leads to another origin or repeats, or
 * if the pages never end. You cannot continue a walk that failed; {@link #resume resume(…)} starts a new one at the last link
 * that you saw. Rows that others insert or delete during a walk may or may not appear.
 */
public interface Paged<T> extends Iterable<T> {
    /** Returns the call for the first page only. */
    ApiCall<Page<T>> firstPage();

    /**
     * Returns the rest of this list, starting with the page at {@code nextLink}, for example a link stored before a restart.
     *
     * @param nextLink a value of {@link Page#nextLink()}
     * @throws IllegalArgumentException if it does not lead to the endpoint
     */
    Paged<T> resume(HttpUrl nextLink);

    /** The pages in order. Each is a separate call with its own deadline. */
    default Iterable<Page<T>> pages() {
        return () -> new PageWalk<>(this, false);
    }

    /** The entities of all pages, in order. */
    @Override
    default Iterator<T> iterator() {
        return new RowWalk<>(pages().iterator());
    }

    /** The entities of all pages, as a sequential and lazy stream. You do not have to close it or read it to the end. */
    default Stream<T> stream() {
        int properties = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), properties), false);
    }

    /** Returns this list, fetching the next page in the background while you use the current one. */
    default Paged<T> prefetch() {
        return new PrefetchedPages<>(this);
    }

    /** Returns the first entity, if there is one. Requests only one entity from the server. */
    default Optional<T> first() {
        return stream().findFirst();
    }

    /** Returns the number of entities on all pages, if the query requested it with {@code count()}. Sends a request. */
    default OptionalLong totalCount() {
        return firstPage().execute().totalCount();
    }

    /**
     * Passes the pages to {@code action} one after another, without blocking a thread. Fetches the next page when the stage that
     * {@code action} returned completes.
     *
     * @param action returns a stage that completes when the page has been handled, for example an already completed one
     * @return a future that completes after the last page, or with the failure of a call or of {@code action}. Cancelling it ends
     *     the call in flight
     */
    default CompletableFuture<Void> forEachPageAsync(Function<? super Page<T>, ? extends CompletionStage<?>> action) {
        return AsyncWalk.start(this, action);
    }
}
