package io.github.businesscentral.payments.entity;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows a table to the tests of {@code model}, which see no more of it than the models do. */
public final class TableRows {
    private TableRows() {}

    /** Returns a line for each property, such as {@code number Code[20] READ_ONLY}. */
    public static List<String> of(EntityTable<?> table) {
        return properties(table).map(TableRows::row).toList();
    }

    /** Returns the names of the properties that a request for {@code purpose} may contain. */
    public static List<String> sent(EntityTable<?> table, Access purpose) {
        return properties(table)
                .filter(property -> property.isAllowedIn(purpose))
                .map(Property::name)
                .toList();
    }

    private static Stream<Property<?>> properties(EntityTable<?> table) {
        return IntStream.range(0, table.size()).mapToObj(table::at);
    }

    private static String row(Property<?> property) {
        String limit = property.maxLength() == EntityTable.NO_LIMIT ? "" : "[" + property.maxLength() + "]";
        return property.name() + " " + property.kind().getClass().getSimpleName() + limit + " " + property.access();
    }
}
