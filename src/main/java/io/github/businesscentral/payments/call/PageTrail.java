package io.github.businesscentral.payments.call;

import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.error.PagingException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Detects walks that would never end. */
final class PageTrail {
    // Deleting the rows behind a link can leave an empty page, but not many in a row.
    private static final int MOST_EMPTY_PAGES = 100;
    // At the permitted rate of 6000 requests in 5 minutes, this takes more than half a day.
    private static final int MOST_PAGES = 1_000_000;

    // The link seen at the last power of two, compared with all links after it. Finds any cycle without storing every
    // link.
    private @Nullable HttpUrl mark;
    // Another path is another collection, which may be empty like the one before.
    private String path = "";
    private int pages;
    private int emptyPages;

    /** Adds a page. Throws if the walk would not end. */
    void add(ApiResponse<? extends Page<?>> response) {
        HttpUrl link = response.value().nextLink().orElse(null);
        if (link == null) {
            return;
        }
        int emptyBefore = link.encodedPath().equals(path) ? emptyPages : 0;
        emptyPages = response.value().items().isEmpty() ? emptyBefore + 1 : 0;
        path = link.encodedPath();
        pages++;
        if (link.equals(mark)) {
            throw stopped("repeats: it was followed before", response.call());
        }
        if (emptyPages == MOST_EMPTY_PAGES) {
            throw stopped("has led to " + MOST_EMPTY_PAGES + " empty pages in a row", response.call());
        }
        if (pages == MOST_PAGES) {
            throw stopped(
                    "has led to " + MOST_PAGES + " pages. Ask for larger pages, or resume(…) at the last link",
                    response.call());
        }
        if (Integer.bitCount(pages) == 1) {
            mark = link;
        }
    }

    private static PagingException stopped(String why, CallSummary call) {
        return new PagingException("The server's @odata.nextLink " + why + ".", call);
    }
}
