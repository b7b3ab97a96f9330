package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Caches what the rows of a document have in common: the order of the names, and the values that repeat. There is one for
 * each table and reader, used by the reader's thread alone.
 */
final class DocumentCache {
    private static final int NO_NAME = -1;

    private final EntityTable<?> table;
    private final @Nullable DocumentCache ofAnotherTable;
    // Allocated for the second row, so that reading a single entity costs no memory.
    private int[] names = {};
    private @Nullable ValueCache<?>[] values = {};

    private DocumentCache(EntityTable<?> table, @Nullable DocumentCache ofAnotherTable) {
        this.table = table;
        this.ofAnotherTable = ofAnotherTable;
    }

    /** Returns the cache for the rows of {@code table} that {@code reader} reads. Call it once for each row. */
    static DocumentCache of(JsonReader reader, EntityTable<?> table) {
        DocumentCache latest = reader.tag(DocumentCache.class);
        for (DocumentCache cache = latest; cache != null; cache = cache.ofAnotherTable) {
            if (cache.table == table) {
                cache.allocate();
                return cache;
            }
        }
        DocumentCache empty = new DocumentCache(table, latest);
        reader.setTag(DocumentCache.class, empty);
        return empty;
    }

    private void allocate() {
        if (names.length == 0) {
            names = new int[table.size() + 1];
            Arrays.fill(names, NO_NAME);
            values = Arrays.copyOf(values, table.size());
        }
    }

    /** Whether this is not the document's first row. */
    boolean isAllocated() {
        return values.length > 0;
    }

    /** Returns the number of the name that an earlier row had at this place; negative if there is none. */
    int nameAt(int place) {
        return place < names.length ? names[place] : NO_NAME;
    }

    /** Stores the number of the name at this place. */
    void putName(int place, int name) {
        if (place < names.length) {
            names[place] = name;
        }
    }

    /** Returns the cached values of {@code property}; only for an allocated cache. */
    @SuppressWarnings("unchecked") // each cache was made for its own property
    <T> ValueCache<T> valuesOf(Property<T> property) {
        int ordinal = property.ordinal();
        ValueCache<T> cache = (ValueCache<T>) values[ordinal];
        if (cache == null) {
            cache = new ValueCache<>();
            values[ordinal] = cache;
        }
        return cache;
    }
}
