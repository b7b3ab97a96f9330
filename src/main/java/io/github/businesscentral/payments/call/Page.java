package io.github.businesscentral.payments.call;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One page of a list, as the server cut it. */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable HttpUrl nextLink;

    private Page(List<T> items, @Nullable HttpUrl nextLink) {
        this.items = items;
        this.nextLink = nextLink;
    }

    /** Returns the last page of a list. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(List.copyOf(items), null);
    }

    /** Returns a page that another follows. */
    public static <T> Page<T> of(List<T> items, HttpUrl nextLink) {
        return new Page<>(List.copyOf(items), Objects.requireNonNull(nextLink, "nextLink"));
    }

    /** The entities; can be empty even when another page follows. Unmodifiable. */
    public List<T> items() {
        return items;
    }

    /** Where the next page is; empty on the last one. */
    public Optional<HttpUrl> nextLink() {
        return Optional.ofNullable(nextLink);
    }

    @Override
    public String toString() {
        return "Page[" + items.size() + " items" + (nextLink == null ? "]" : ", more follow]");
    }
}
