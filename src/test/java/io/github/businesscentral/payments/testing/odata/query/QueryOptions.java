package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The options after the question mark, or in the parentheses of an {@code $expand}. Options without a {@code $}, such as
 * {@code tenant}, are let through unread.
 */
public final class QueryOptions {
    private static final Set<String> OF_COLLECTIONS =
            Set.of("$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken");
    private static final Set<String> OF_ALL = Set.of("$select", "$expand");
    private static final Set<String> OF_REQUESTS = Set.of("$schemaversion", "$skiptoken");
    private static final Set<String> SCHEMA_VERSIONS = Set.of("1.0", "2.0", "2.1");
    private static final int DEEPEST = 10;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Grammar grammar;
    /** How many parentheses of {@code $expand} are around; 0 for a request. */
    private final int level;

    private QueryOptions(Grammar grammar, int level) {
        this.grammar = grammar;
        this.level = level;
    }

    /** Reads the options of a request. */
    public static QueryOptions of(HttpUrl url, Grammar grammar) {
        String version = url.queryParameter("$schemaversion");
        if (version != null && !SCHEMA_VERSIONS.contains(version)) {
            throw invalid("$schemaversion", version);
        }
        QueryOptions options =
                new QueryOptions("2.1".equals(version) ? grammar.with(Dialect.SCHEMA_VERSION_2_1) : grammar, 0);
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            options.add(url.queryParameterName(i), value == null ? "" : value);
        }
        return options;
    }

    /** Reads the options in the parentheses of an {@code $expand} of these. */
    QueryOptions inside(List<String> parts) {
        if (level == DEEPEST) {
            throw ODataError.badRequest("The $expand query option is more than " + DEEPEST + " levels deep.");
        }
        QueryOptions options = new QueryOptions(grammar, level + 1);
        for (String part : parts) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals).strip();
            if (!name.startsWith("$")) {
                throw notSupported(name);
            }
            options.add(name, equals < 0 ? "" : part.substring(equals + 1).strip());
        }
        return options;
    }

    private void add(String name, String value) {
        boolean system = name.startsWith("$");
        if (system && !isSupported(name)) {
            throw notSupported(name);
        }
        if (values.put(name, value) != null && system) {
            throw ODataError.badRequest(
                    "Query option '" + name + "' was specified more than once, but it must be specified at most once.");
        }
    }

    private boolean isSupported(String name) {
        return OF_REQUESTS.contains(name) ? level == 0 : OF_COLLECTIONS.contains(name) || OF_ALL.contains(name);
    }

    Grammar grammar() {
        return grammar;
    }

    /** Returns what stands after {@code name=}, {@code null} if the option is not there. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** Refuses what makes no sense if one entity is asked for. */
    public void refuseOptionsOfCollections() {
        if (values.keySet().stream().anyMatch(OF_COLLECTIONS::contains)) {
            throw ODataError.badRequest("The requested resource is not a collection. Query options $filter, $orderby,"
                    + " $count, $skip, and $top can be applied only on collections.");
        }
    }

    /** Returns the condition of {@code $filter}; without one everything passes. */
    public Filter filter(EntityType type) {
        String text = get("$filter");
        return text == null ? Filter.NONE : FilterParser.parse(grammar, type, text);
    }

    /** Returns the order of {@code $orderby}; that of the table's key without one. */
    public Order order(EntityType type) {
        String text = get("$orderby");
        if (text == null && grammar.has(Dialect.ORDER_OF_IDS)) {
            return Order.parse(grammar, type, "id");
        }
        return text == null ? Order.byKey(grammar, type) : Order.parse(grammar, type, text);
    }

    /** Returns what {@code $select} and {@code $expand} ask for. */
    public Shape shape(EntityType type) {
        return Shape.of(type, this);
    }

    /** Returns the number of entities to leave out. */
    public long skip() {
        return number("$skip", 0);
    }

    /** Returns the most entities wanted. */
    public long top() {
        return number("$top", Long.MAX_VALUE);
    }

    /** Leaves out and cuts off what {@code $skip} and {@code $top} say. */
    <T> Stream<T> cut(Stream<T> all) {
        return all.skip(skip()).limit(top());
    }

    public boolean count() {
        String text = get("$count");
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw invalid("$count", text);
    }

    /** Returns the id of the last entity of the page before. */
    public @Nullable UUID skipToken() {
        String text = get("$skiptoken");
        if (text != null && !Property.isGuid(text)) {
            throw invalid("$skiptoken", text);
        }
        return text == null ? null : UUID.fromString(text);
    }

    private long number(String name, long otherwise) {
        String text = get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text);
        }
        throw invalid(name, text);
    }

    private static ODataError notSupported(String name) {
        return ODataError.badRequest("The query parameter '" + name + "' is not supported.");
    }

    private static ODataError invalid(String name, String text) {
        return ODataError.badRequest("Invalid value '" + text + "' for " + name + " query option found.");
    }
}
