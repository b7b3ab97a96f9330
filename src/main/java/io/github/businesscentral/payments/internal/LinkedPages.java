package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okhttp3.HttpUrl;

/** Pages linked by {@code @odata.nextLink}, starting at an address. */
public final class LinkedPages<T> implements Paged<T> {
    private final HttpUrl url;
    private final OptionalInt pageSize;
    private final PageCall<T> call;

    /** Creates a list that starts at {@code url}. */
    public LinkedPages(HttpUrl url, OptionalInt pageSize, PageCall<T> call) {
        this.url = url;
        this.pageSize = pageSize;
        this.call = call;
    }

    @Override
    public ApiCall<Page<T>> firstPage() {
        return call.page(url, pageSize);
    }

    @Override
    public Paged<T> resume(HttpUrl nextLink) {
        if (!Origin.of(url).contains(Objects.requireNonNull(nextLink, "nextLink"))) {
            throw new IllegalArgumentException("nextLink leads to " + Origin.of(nextLink) + ", but the endpoint is "
                    + Origin.of(url) + ". Pass a link that a page of this list had.");
        }
        return new LinkedPages<>(nextLink, pageSize, call);
    }

    /** Requests pages of one row. By default the server sends up to 20,000. */
    private Paged<T> rowByRow() {
        return new LinkedPages<>(url, OptionalInt.of(1), call);
    }

    @Override
    public Optional<T> first() {
        return rowByRow().stream().findFirst();
    }

    @Override
    public OptionalLong totalCount() {
        return rowByRow().firstPage().execute().totalCount();
    }

    /** Creates the call for the page at an address. */
    @FunctionalInterface
    public interface PageCall<T> {
        /** Returns the call for pages of {@code pageSize} rows. */
        ApiCall<Page<T>> page(HttpUrl url, OptionalInt pageSize);
    }
}
