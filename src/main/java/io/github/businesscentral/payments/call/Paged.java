package io.github.businesscentral.payments.call;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is fetched page by page while it is walked. Nothing is sent before the first element is asked for; each walk
 * starts anew. At most one page is in memory.
 *
 * <p>A walk throws what the call for its page throws. Rows that others insert or delete meanwhile may or may not appear.
 */
@FunctionalInterface
public interface Paged<T> extends Iterable<T> {
    /** The pages one after the other; each is a call with a deadline of its own. */
    Iterable<Page<T>> pages();

    /** Walks the entities of all pages. */
    @Override
    default Iterator<T> iterator() {
        return new PageWalk<>(pages().iterator());
    }

    /** The entities of all pages, sequentially and lazily. The stream needs no closing. */
    default Stream<T> stream() {
        int properties = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), properties), false);
    }
}
