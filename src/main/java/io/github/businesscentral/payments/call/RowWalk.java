package io.github.businesscentral.payments.call;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the entities of all pages; asks for a page when the one before is used up, and steps over empty ones. */
final class RowWalk<T> implements Iterator<T> {
    private final Iterator<Page<T>> pages;
    private Iterator<T> items = Collections.emptyIterator();

    RowWalk(Iterator<Page<T>> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && pages.hasNext()) {
            // Release the last page first: it need not be in memory together with the next.
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
