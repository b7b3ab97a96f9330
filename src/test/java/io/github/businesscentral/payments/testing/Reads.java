package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Filter;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Page;
import io.github.businesscentral.payments.testing.odata.QueryOptions;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Answers the reading of collections (rules 10, 11 and 29). */
final class Reads {
    private static final Pattern MAX_PAGE_SIZE = Pattern.compile("(?i)\\bodata\\.maxpagesize=([1-9]\\d{0,8})\\b");

    private final Database database;
    private final Set<Choice> choices;
    private final int pageSize;

    Reads(Database database, Set<Choice> choices, int pageSize) {
        this.database = database;
        this.choices = choices;
        this.pageSize = pageSize;
    }

    Page page(Target target, FakeRequest request) {
        HttpUrl url = request.url();
        QueryOptions options = QueryOptions.of(url);
        Filter filter = options.filter(target.type());
        Selection selection = selection(target, filter);
        UUID last = options.skipToken();
        Stream<Row> rows = (last == null ? selection.all() : selection.after(last)).filter(filter::matches);
        Long count = options.count() ? selection.all().filter(filter::matches).count() : null;
        return Page.of(rows, count, options, limit(request), url);
    }

    /** The page size of the server; a program can ask for less, not for more. */
    private int limit(FakeRequest request) {
        int limit = pageSize;
        for (String preference : request.headers().values("Prefer")) {
            Matcher matcher = MAX_PAGE_SIZE.matcher(preference);
            if (matcher.find()) {
                limit = Math.min(limit, Integer.parseInt(matcher.group(1)));
            }
        }
        return limit;
    }

    private Selection selection(Target target, Filter filter) {
        Map<String, Object> pinned = filter.pinned();
        Source source = new Source(database, target.type(), target.owner());
        Table table = source.table(pinned);
        if (target.type() != Schema.PAYMENT || target.owner() != null) {
            return new Selection(table, source.ownerId(pinned));
        }
        // Rules 10 and 11: read directly, payments must be those of one journal, or one payment.
        UUID journal = (UUID) pinned.get("journalId");
        if (journal == null && pinned.containsKey("id")) {
            journal = table.find((UUID) pinned.get("id"))
                    .map(row -> row.guid("journalId"))
                    .orElse((UUID) pinned.get("id"));
        }
        if (journal == null && !nothingWouldMatch(filter)) {
            throw ODataError.dialog(Payments.NO_JOURNAL);
        }
        return new Selection(table, journal);
    }

    private boolean nothingWouldMatch(Filter filter) {
        return choices.contains(Choice.UNFILTERED_READ_OF_NOTHING_IS_EMPTY)
                && database.journals()
                        .rows(null)
                        .flatMap(journal -> database.payments().rows(journal.id()))
                        .noneMatch(filter::matches);
    }

    /** The rows of a table that belong to one owner. */
    private record Selection(Table table, @Nullable UUID owner) {
        Stream<Row> all() {
            return table.rows(owner);
        }

        Stream<Row> after(UUID last) {
            return table.rowsAfter(owner, last);
        }
    }
}
