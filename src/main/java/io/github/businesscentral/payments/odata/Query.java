package io.github.businesscentral.payments.odata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets the filter, the order, the selected fields and the page size of a list ({@code business-central.md} 6). Immutable: each
 * method returns a new query.
 *
 * <pre>{@code
 * Query.where(AMOUNT.lessThan(BigDecimal.ZERO).and(POSTING_DATE.onOrAfter(monthStart)))
 *         .orderBy(POSTING_DATE.descending())
 *         .select(DOCUMENT_NUMBER, AMOUNT)
 *         .pageSize(500)
 * }</pre>
 *
 * @param <E> the entity
 */
public final class Query<E> {
    private final Clauses<E> clauses;

    private Query(Clauses<E> clauses) {
        this.clauses = clauses;
    }

    /** Selects all rows. For queries without a filter. */
    public static <E> Query<E> of(Class<E> entity) {
        Objects.requireNonNull(entity, "entity");
        return new Query<>(new Clauses<>());
    }

    /** Selects the rows that match {@code filter}. */
    public static <E> Query<E> where(Filter<E> filter) {
        return new Query<>(new Clauses<E>()).and(filter);
    }

    /** Selects only those of the rows that also match {@code filter}. */
    public Query<E> and(Filter<E> filter) {
        Objects.requireNonNull(filter, "filter");
        Clauses<E> copy = new Clauses<>(clauses);
        copy.filter = copy.filter == null ? filter : copy.filter.and(filter);
        return new Query<>(copy);
    }

    /**
     * Adds a filter in OData syntax, for conditions that the typed fields do not have. It is combined with the typed conditions,
     * if any. The expression is sent unchanged: the library escapes nothing, and only the server checks it.
     *
     * <p>Do not insert text from untrusted sources. A quote in it would change the filter.
     *
     * @throws IllegalArgumentException if it is blank, or if there already is one
     */
    public Query<E> rawFilter(String expression) {
        if (Objects.requireNonNull(expression, "rawFilter").isBlank()) {
            throw new IllegalArgumentException("rawFilter is blank. Leave it out to select all rows.");
        }
        if (clauses.rawFilter != null) {
            throw new IllegalArgumentException("rawFilter is set twice. Join the two expressions with \"and\".");
        }
        Clauses<E> copy = new Clauses<>(clauses);
        copy.rawFilter = expression;
        return new Query<>(copy);
    }

    /**
     * Sorts the rows by these, in this order. Repeated calls add to the order. Without it, the order is the one that the list
     * method documents.
     *
     * @throws IllegalArgumentException if a property occurs twice
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Query<E> orderBy(Order<E> first, Order<E>... more) {
        List<Order<E>> all = joined(clauses.orderBy, first, more);
        if (repeats(all, Order::property)) {
            throw new IllegalArgumentException("orderBy names a property twice: " + join(all) + ". Name each once.");
        }
        Clauses<E> copy = new Clauses<>(clauses);
        copy.orderBy = all;
        return new Query<>(copy);
    }

    /**
     * Returns only these properties of each row, plus the id and the ETag. Repeated calls add properties. Accessors of other
     * properties throw {@link IllegalStateException}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Query<E> select(Field<E, ?> first, Field<E, ?>... more) {
        Clauses<E> copy = new Clauses<>(clauses);
        copy.select = List.copyOf(new LinkedHashSet<>(joined(clauses.select, first, more)));
        return new Query<>(copy);
    }

    /**
     * Returns related entities with each row.
     *
     * @throws IllegalArgumentException if one is named twice
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Query<E> expand(Expansion<E> first, Expansion<E>... more) {
        List<Expansion<E>> all = joined(clauses.expand, first, more);
        if (repeats(all, Expansion::name)) {
            throw new IllegalArgumentException(
                    "expand names a related entity twice: " + join(all) + ". Name each once.");
        }
        Clauses<E> copy = new Clauses<>(clauses);
        copy.expand = all;
        return new Query<>(copy);
    }

    /** Returns at most {@code rows} rows in total; must be positive. */
    public Query<E> top(int rows) {
        requirePositive(rows, "top", "all rows");
        Clauses<E> copy = new Clauses<>(clauses);
        copy.top = rows;
        return new Query<>(copy);
    }

    /**
     * Requests pages of {@code rows} rows; must be positive. By default, or if this is larger, the server's page size applies:
     * 20,000 online ({@code business-central.md} 6.1).
     */
    public Query<E> pageSize(int rows) {
        requirePositive(rows, "pageSize", "the server's own page size");
        Clauses<E> copy = new Clauses<>(clauses);
        copy.pageSize = rows;
        return new Query<>(copy);
    }

    /** Requests the total number of matching rows, sent with the first page. */
    public Query<E> count() {
        Clauses<E> copy = new Clauses<>(clauses);
        copy.count = true;
        return new Query<>(copy);
    }

    /** Allows a read-only replica of the database to answer. Its data can be slightly out of date. */
    public Query<E> readOnlyReplica() {
        Clauses<E> copy = new Clauses<>(clauses);
        copy.readOnlyReplica = true;
        return new Query<>(copy);
    }

    /** The requested number of rows per page. */
    public OptionalInt pageSize() {
        return clauses.pageSize == 0 ? OptionalInt.empty() : OptionalInt.of(clauses.pageSize);
    }

    /** Whether a read-only replica may answer. */
    public boolean isReadOnlyReplica() {
        return clauses.readOnlyReplica;
    }

    /** Whether the rows are sorted. */
    public boolean isOrdered() {
        return !clauses.orderBy.isEmpty();
    }

    /** Whether only some properties are returned. */
    public boolean isPartial() {
        return !clauses.select.isEmpty();
    }

    /** OData's query options by name, for example {@code $filter}. Values are not encoded for an address. */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        String filter = clauses.wholeFilter();
        if (filter != null) {
            options.put("$filter", filter);
        }
        putList(options, "$orderby", clauses.orderBy);
        putList(options, "$select", clauses.select);
        putList(options, "$expand", clauses.expand);
        if (clauses.top > 0) {
            options.put("$top", String.valueOf(clauses.top));
        }
        if (clauses.count) {
            options.put("$count", "true");
        }
        return options;
    }

    private static void putList(Map<String, String> options, String name, List<?> values) {
        if (!values.isEmpty()) {
            options.put(name, join(values));
        }
    }

    private static String join(List<?> values) {
        StringJoiner joined = new StringJoiner(",");
        values.forEach(value -> joined.add(value.toString()));
        return joined.toString();
    }

    private static <T> List<T> joined(List<? extends T> before, T first, T[] more) {
        List<T> all = new ArrayList<>(before);
        all.add(first);
        Collections.addAll(all, more);
        return List.copyOf(all);
    }

    private static <T> boolean repeats(List<T> values, Function<T, ?> key) {
        Set<Object> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(key.apply(value))) {
                return true;
            }
        }
        return false;
    }

    private static void requirePositive(int rows, String name, String without) {
        if (rows <= 0) {
            throw new IllegalArgumentException(
                    name + " is " + rows + "; it must be positive. Leave it out for " + without + ".");
        }
    }

    /** OData's query options, not encoded for an address. Includes the values of the filter. */
    @Override
    public String toString() {
        StringJoiner joined = new StringJoiner("&");
        options().forEach((name, value) -> joined.add(name + "=" + value));
        return joined.toString();
    }

    /** The parts of a query. Not changed once a query has them. */
    private static final class Clauses<E> {
        private @Nullable Filter<E> filter;
        private @Nullable String rawFilter;
        private List<Order<E>> orderBy = List.of();
        private List<Field<E, ?>> select = List.of();
        private List<Expansion<E>> expand = List.of();
        private int top;
        private int pageSize;
        private boolean count;
        private boolean readOnlyReplica;

        private Clauses() {}

        private Clauses(Clauses<E> from) {
            filter = from.filter;
            rawFilter = from.rawFilter;
            orderBy = from.orderBy;
            select = from.select;
            expand = from.expand;
            top = from.top;
            pageSize = from.pageSize;
            count = from.count;
            readOnlyReplica = from.readOnlyReplica;
        }

        private @Nullable String wholeFilter() {
            if (filter == null || rawFilter == null) {
                return filter == null ? rawFilter : filter.toString();
            }
            return "(" + rawFilter + ") and " + filter.operand();
        }
    }
}
