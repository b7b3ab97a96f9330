package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.Entity;
import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Page;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import okhttp3.HttpUrl;

/** Rule 29: cuts a selection into pages, and links each to the next. */
public final class Paging {
    private static final Set<String> LEFT_OUT_OF_LINK = Set.of("$skiptoken", "$skip", "aid");

    private Paging() {}

    /**
     * Returns the page that the options ask for.
     *
     * @param limit most entities of a page
     */
    public static Page page(Selection selection, EntityType type, QueryOptions options, long limit, HttpUrl url) {
        UUID last = options.skipToken();
        long top = options.top();
        Shape shape = options.shape(type);
        Effort effort = new Effort();
        Iterator<Row> wanted = (last == null ? selection.rows() : selection.rowsAfter(last))
                .skip(options.skip())
                .iterator();
        List<Entity> page = new ArrayList<>();
        UUID end = null;
        while (page.size() < Math.min(top, limit) && wanted.hasNext()) {
            Row row = wanted.next();
            end = row.id();
            page.add(shape.show(row, effort));
        }
        Long count = options.count() ? selection.count() : null;
        boolean more = top > limit && page.size() == limit && wanted.hasNext();
        return new Page(page, count, more && end != null ? nextLink(url, top - limit, end) : null);
    }

    /** The original options stay; {@code $skip} is spent, and {@code $top} becomes what is left of it. */
    private static HttpUrl nextLink(HttpUrl url, long remaining, UUID last) {
        List<String> options = new ArrayList<>();
        String query = url.encodedQuery() == null ? "" : url.encodedQuery();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            String name = (equals < 0 ? option : option.substring(0, equals)).replace("%24", "$");
            if (!option.isEmpty() && !LEFT_OUT_OF_LINK.contains(name)) {
                options.add(name.equals("$top") ? "$top=" + remaining : option);
            }
        }
        options.add("aid=FIN");
        options.add("$skiptoken=" + last);
        return url.newBuilder().encodedQuery(String.join("&", options)).build();
    }
}
