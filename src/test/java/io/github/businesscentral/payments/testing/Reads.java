package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Entity;
import io.github.businesscentral.payments.testing.odata.EntityJson;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Page;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.query.Dialect;
import io.github.businesscentral.payments.testing.odata.query.Effort;
import io.github.businesscentral.payments.testing.odata.query.Filter;
import io.github.businesscentral.payments.testing.odata.query.Grammar;
import io.github.businesscentral.payments.testing.odata.query.Paging;
import io.github.businesscentral.payments.testing.odata.query.QueryOptions;
import io.github.businesscentral.payments.testing.odata.query.Selection;
import io.github.businesscentral.payments.testing.odata.query.Shape;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Answers reads (rules 10, 11, 28 and 29). */
final class Reads {
    private static final Pattern MAX_PAGE_SIZE = Pattern.compile("(?i)\\bodata\\.maxpagesize=([1-9]\\d{0,8})\\b");

    private final Database database;
    private final Set<Choice> choices;
    private final int pageSize;
    private final Grammar grammar;

    Reads(Database database, Set<Choice> choices, int pageSize) {
        this.database = database;
        this.choices = choices;
        this.pageSize = pageSize;
        this.grammar = new Grammar(Links.in(database), dialects(choices));
    }

    private static Set<Dialect> dialects(Set<Choice> choices) {
        Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
        Map.of(
                        Choice.NEGATION_IN_FILTERS, Dialect.NEGATION,
                        Choice.TEXT_COMPARED_WITHOUT_CASE, Dialect.TEXT_WITHOUT_CASE,
                        Choice.WILDCARDS_IN_FILTER_VALUES, Dialect.WILDCARDS,
                        Choice.ROWS_ORDERED_BY_ID, Dialect.ORDER_OF_IDS)
                .forEach((choice, dialect) -> {
                    if (choices.contains(choice)) {
                        dialects.add(dialect);
                    }
                });
        return dialects;
    }

    /** Returns the answer to the GET of a collection. */
    FakeResponse collection(String context, Target target, FakeRequest request) {
        // A documented request asks for resource eq 'v2.0*' (9.1).
        boolean wildcards = target.type() == Schema.SUPPORTED_RESOURCE;
        QueryOptions options = QueryOptions.of(request.url(), wildcards ? grammar.with(Dialect.WILDCARDS) : grammar);
        Page page = Paging.page(selection(target, options), target.type(), options, limit(request), request.url());
        return Service.json(
                200,
                EntityJson.collection(context + options.shape(target.type()).context(), page));
    }

    /** Returns the answer to the GET of one entity. */
    FakeResponse entity(String context, Row row, HttpUrl url) {
        QueryOptions options = QueryOptions.of(url, grammar);
        options.refuseOptionsOfCollections();
        Shape shape = options.shape(row.type());
        Entity entity = shape.show(row, new Effort());
        return Service.json(200, EntityJson.entity(context + shape.context() + "/$entity", entity));
    }

    /** Returns the answer to the GET of a collection's {@code $count}: a bare number. */
    FakeResponse count(Target target, HttpUrl url) {
        long count = selection(target, QueryOptions.of(url, grammar)).count();
        return FakeResponse.of(200, "text/plain", String.valueOf(count));
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

    private Selection selection(Target target, QueryOptions options) {
        Filter filter = options.filter(target.type());
        Source source = new Source(database, target.type(), target.owner());
        boolean journalInFilter = target.type() == Schema.PAYMENT && target.owner() == null;
        UUID owner = journalInFilter ? journalOf(filter) : source.ownerId(filter.pinned());
        return new Selection(source.table(filter.pinned()), owner, filter, options.order(target.type()));
    }

    /** Rules 10 and 11: read directly, payments must be those of one journal, or one payment. */
    private UUID journalOf(Filter filter) {
        Map<String, Object> pinned = filter.pinned();
        if (pinned.get("journalId") instanceof UUID journal) {
            return journal;
        }
        if (pinned.get("id") instanceof UUID id) {
            return database.payments()
                    .find(id)
                    .map(row -> row.guid("journalId"))
                    .orElse(id);
        }
        if (nothingWouldMatch(filter)) {
            return (UUID) Kind.GUID.blank();
        }
        throw ODataError.dialog(Payments.NO_JOURNAL);
    }

    private boolean nothingWouldMatch(Filter filter) {
        return choices.contains(Choice.UNFILTERED_READ_OF_NOTHING_IS_EMPTY)
                && database.journals()
                        .rows(null)
                        .flatMap(journal -> database.payments().rows(journal.id()))
                        .noneMatch(filter::matches);
    }
}
