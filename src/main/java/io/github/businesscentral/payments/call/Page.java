package io.github.businesscentral.payments.call;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One page of a list. The server chooses the size. */
public final class Page<T> {
    private static final long NOT_COUNTED = -1;

    private final List<T> items;
    private final @Nullable HttpUrl nextLink;
    private final long totalCount;

    private Page(List<T> items, @Nullable HttpUrl nextLink, long totalCount) {
        this.items = items;
        this.nextLink = nextLink;
        this.totalCount = totalCount;
    }

    /** Returns the last page of a list. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(List.copyOf(items), null, NOT_COUNTED);
    }

    /** Returns a page that is followed by another. */
    public static <T> Page<T> of(List<T> items, HttpUrl nextLink) {
        return new Page<>(List.copyOf(items), Objects.requireNonNull(nextLink, "nextLink"), NOT_COUNTED);
    }

    /** Returns this page with the number of entities on all pages. */
    public Page<T> withTotalCount(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("totalCount is " + count + "; it cannot be negative.");
        }
        return new Page<>(items, nextLink, count);
    }

    /** The entities. Can be empty even if another page follows. Unmodifiable. */
    public List<T> items() {
        return items;
    }

    /** The address of the next page; empty on the last one. */
    public Optional<HttpUrl> nextLink() {
        return Optional.ofNullable(nextLink);
    }

    /**
     * The number of entities on all pages, if the query requested it with {@code count()} and the server sent it with this page.
     */
    public OptionalLong totalCount() {
        return totalCount == NOT_COUNTED ? OptionalLong.empty() : OptionalLong.of(totalCount);
    }

    @Override
    public String toString() {
        return "Page[" + items.size() + " items" + (nextLink == null ? "]" : ", more follow]");
    }
}
