package io.github.businesscentral.payments.call;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the entities of all pages. Fetches the next page when the current one is used up, and skips empty pages. */
final class RowWalk<T> implements Iterator<T> {
    private final Iterator<Page<T>> pages;
    private Iterator<T> items = Collections.emptyIterator();

    RowWalk(Iterator<Page<T>> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && pages.hasNext()) {
            // Releases the last page first, so that the two are not in memory together.
            items = Collections.emptyIterator();
            items = pages.next().items().iterator();
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The list has no more entities.");
        }
        return items.next();
    }
}
