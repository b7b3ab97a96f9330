package io.github.businesscentral.payments.testing.odata;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Rule 29: as many entities as one answer holds, and the way to the rest.
 *
 * @param count the number of entities the whole collection has, {@code null} if it was not asked for
 * @param nextLink {@code null} if this is the end
 */
public record Page(
        List<Row> rows, @Nullable Long count, @Nullable HttpUrl nextLink) {
    private static final Set<String> REPLACED_IN_LINK = Set.of("$skiptoken", "$top", "$skip", "aid");

    /**
     * Takes a page from rows that passed the filter.
     *
     * @param rows those after the {@code $skiptoken}, in order
     * @param limit most entities of a page
     */
    public static Page of(Stream<Row> rows, @Nullable Long count, QueryOptions options, int limit, HttpUrl url) {
        int top = options.top();
        Iterator<Row> wanted = rows.skip(options.skip()).iterator();
        List<Row> page = new ArrayList<>();
        while (page.size() < Math.min(top, limit) && wanted.hasNext()) {
            page.add(wanted.next());
        }
        boolean more = top > limit && page.size() == limit && wanted.hasNext();
        if (!more) {
            return new Page(page, count, null);
        }
        int remaining = top == Integer.MAX_VALUE ? top : top - limit;
        return new Page(
                page, count, nextLink(url, remaining, page.get(page.size() - 1).id()));
    }

    /** The original options stay; {@code $skip} is spent, and {@code $top} becomes what is left of it. */
    private static HttpUrl nextLink(HttpUrl url, int remaining, UUID last) {
        HttpUrl.Builder link = url.newBuilder().query(null);
        String query = url.encodedQuery() == null ? "" : url.encodedQuery();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            String name = (equals < 0 ? option : option.substring(0, equals)).replace("%24", "$");
            if (!option.isEmpty() && !REPLACED_IN_LINK.contains(name)) {
                link.addEncodedQueryParameter(name, equals < 0 ? null : option.substring(equals + 1));
            }
        }
        if (remaining != Integer.MAX_VALUE) {
            link.addEncodedQueryParameter("$top", String.valueOf(remaining));
        }
        return link.addEncodedQueryParameter("aid", "FIN")
                .addEncodedQueryParameter("$skiptoken", last.toString())
                .build();
    }
}
