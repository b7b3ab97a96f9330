package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.error.PagingException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are linked by {@code @odata.nextLink}. A link is followed unchanged, and only within the origin of the first
 * page: the token must not follow it elsewhere.
 */
public final class LinkedPages<T> implements Paged<T> {
    private final HttpUrl first;
    private final Function<HttpUrl, ApiCall<RawPage<T>>> call;

    /** Makes a list that begins at {@code first}; {@code call} fetches the page at an address. */
    public LinkedPages(HttpUrl first, Function<HttpUrl, ApiCall<RawPage<T>>> call) {
        this.first = first;
        this.call = call;
    }

    @Override
    public Iterable<Page<T>> pages() {
        return Walk::new;
    }

    /** One walk from the first page to the last. */
    private final class Walk implements Iterator<Page<T>> {
        private @Nullable HttpUrl next = first;
        // A link seen at a power of two, compared with all that follow: finds any circle without keeping every link.
        private HttpUrl mark = first;
        private long pages;

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Page<T> next() {
            HttpUrl url = next;
            if (url == null) {
                throw new NoSuchElementException("The list has no more pages.");
            }
            ApiResponse<RawPage<T>> response = call.apply(url).executeForResponse();
            RawPage<T> page = response.value();
            if (page.nextLink() == null) {
                next = null;
                return Page.last(page.items());
            }
            HttpUrl link = checked(page.nextLink(), response.call());
            next = link;
            return Page.of(page.items(), link);
        }

        private HttpUrl checked(String text, CallSummary call) {
            HttpUrl link = HttpUrl.parse(text);
            if (link == null) {
                throw new PagingException("The server's @odata.nextLink is not an absolute http address.", call);
            }
            Origin origin = Origin.of(first);
            if (!origin.contains(link)) {
                throw new PagingException(
                        "The server's @odata.nextLink leads to " + Origin.of(link) + ", but the endpoint is " + origin
                                + ". It is not followed, so that the token stays there. If the server is behind a proxy,"
                                + " have the proxy rewrite its links.",
                        call);
            }
            if (link.equals(mark)) {
                throw new PagingException(
                        "The server's @odata.nextLink leads in a circle: it has been followed before.", call);
            }
            pages++;
            if (Long.bitCount(pages) == 1) {
                mark = link;
            }
            return link;
        }
    }
}
