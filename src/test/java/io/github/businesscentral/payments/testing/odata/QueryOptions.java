package io.github.businesscentral.payments.testing.odata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The options after the question mark. Options without a {@code $}, such as {@code tenant}, are let through unread. */
public final class QueryOptions {
    private static final Set<String> SUPPORTED = Set.of("$filter", "$top", "$skip", "$count", "$skiptoken");

    private final Map<String, String> values = new LinkedHashMap<>();

    private QueryOptions() {}

    public static QueryOptions of(HttpUrl url) {
        QueryOptions options = new QueryOptions();
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i);
            String value = url.queryParameterValue(i);
            boolean system = name.startsWith("$");
            if (system && !SUPPORTED.contains(name)) {
                throw ODataError.badRequest("The query parameter '" + name + "' is not supported.");
            }
            if (options.values.put(name, value == null ? "" : value) != null && system) {
                throw ODataError.badRequest("Query option '" + name
                        + "' was specified more than once, but it must be specified at most once.");
            }
        }
        return options;
    }

    /** Returns what stands after {@code name=}, {@code null} if the option is not there. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** Returns the condition of {@code $filter}; without one everything passes. */
    public Filter filter(EntityType type) {
        String text = get("$filter");
        return text == null ? Filter.NONE : FilterParser.parse(type, text);
    }

    /** Returns the number of entities to leave out. */
    public int skip() {
        return number("$skip", 0);
    }

    /** Returns the most entities wanted. */
    public int top() {
        return number("$top", Integer.MAX_VALUE);
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

    private int number(String name, int otherwise) {
        String text = get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text);
        }
        throw invalid(name, text);
    }

    private static ODataError invalid(String name, String text) {
        return ODataError.badRequest("Invalid value '" + text + "' for " + name + " query option found.");
    }
}
