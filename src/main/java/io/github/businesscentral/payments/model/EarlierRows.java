package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a document have told so far about the next: the order of the names, and the values that come again.
 * Lives as long as the document's reader, whose thread is the only one to use it.
 */
final class EarlierRows {
    private static final int NO_NAME = -1;

    private final EntityTable<?> table;
    private final @Nullable EarlierRows ofAnotherTable;
    // A single entity has no earlier rows, and pays nothing for them: these are made for the second row.
    private int[] names = {};
    private @Nullable SeenValues<?>[] values = {};

    private EarlierRows(EntityTable<?> table, @Nullable EarlierRows ofAnotherTable) {
        this.table = table;
        this.ofAnotherTable = ofAnotherTable;
    }

    /** Returns the rows of {@code table} that {@code reader} has read. To be called at the start of each. */
    static EarlierRows in(JsonReader reader, EntityTable<?> table) {
        EarlierRows latest = reader.tag(EarlierRows.class);
        for (EarlierRows rows = latest; rows != null; rows = rows.ofAnotherTable) {
            if (rows.table == table) {
                rows.expectMore();
                return rows;
            }
        }
        EarlierRows none = new EarlierRows(table, latest);
        reader.setTag(EarlierRows.class, none);
        return none;
    }

    private void expectMore() {
        if (names.length == 0) {
            names = new int[table.size() + 1];
            Arrays.fill(names, NO_NAME);
            values = Arrays.copyOf(values, table.size());
        }
    }

    /** The name that came last at this place in a row, by its number; negative if nothing is known. */
    int nameAt(int place) {
        return place < names.length ? names[place] : NO_NAME;
    }

    /** Notes that {@code name} came at this place. */
    void noteName(int place, int name) {
        if (place < names.length) {
            names[place] = name;
        }
    }

    /** The values of {@code property}. */
    @SuppressWarnings("unchecked") // each column was made for its own property
    <T> SeenValues<T> valuesOf(Property<T> property) {
        if (values.length == 0) {
            return SeenValues.none();
        }
        int ordinal = property.ordinal();
        SeenValues<T> seen = (SeenValues<T>) values[ordinal];
        if (seen == null) {
            seen = new SeenValues<>();
            values[ordinal] = seen;
        }
        return seen;
    }
}
