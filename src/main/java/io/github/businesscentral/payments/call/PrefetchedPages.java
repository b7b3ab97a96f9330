package io.github.businesscentral.payments.call;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;

/** A list that fetches the next page while the current one is used. */
final class PrefetchedPages<T> implements Paged<T> {
    private final Paged<T> list;

    PrefetchedPages(Paged<T> list) {
        this.list = list;
    }

    @Override
    public ApiCall<Page<T>> firstPage() {
        return list.firstPage();
    }

    @Override
    public Paged<T> resume(HttpUrl nextLink) {
        return new PrefetchedPages<>(list.resume(nextLink));
    }

    @Override
    public Iterable<Page<T>> pages() {
        return () -> new PageWalk<>(list, true);
    }

    /** Closing the stream cancels the call for the next page. */
    @Override
    public Stream<T> stream() {
        PageWalk<T> walk = new PageWalk<>(list, true);
        int properties = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new RowWalk<>(walk), properties), false)
                .onClose(walk::abandon);
    }

    @Override
    public Paged<T> prefetch() {
        return this;
    }

    @Override
    public Optional<T> first() {
        return list.first();
    }

    @Override
    public OptionalLong totalCount() {
        return list.totalCount();
    }
}
