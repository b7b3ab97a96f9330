package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a set come from: its table, or rows put together for the request.
 *
 * @param owner the row below which the set was addressed, {@code null} if it was addressed directly
 */
record Source(Database database, EntityType type, @Nullable Row owner) {
    private static final long VERSION = 1_000_000_000_000_000_000L;

    /** The values of all dimensions in one list. */
    private static final EntityType ALL_DIMENSION_VALUES = new EntityType(
            Schema.DIMENSION_VALUE.name(),
            Schema.DIMENSION_VALUE.set(),
            null,
            "id",
            Schema.DIMENSION_VALUE.properties().toArray(Property[]::new));

    /**
     * Returns the rows of a list.
     *
     * @param pinned the values that the filter demands
     */
    Table table(Map<String, Object> pinned) {
        if (type == Schema.SUPPORTED_RESOURCE) {
            return copy(type, WatchedTable.supported(database.settings()).map(Source::supported));
        }
        if (type == Schema.DIMENSION_SET_LINE) {
            return owner == null ? DimensionSetLines.filtered(pinned, database) : DimensionSetLines.of(owner, database);
        }
        if (type == Schema.DIMENSION_VALUE && owner == null) {
            return copy(ALL_DIMENSION_VALUES, allDimensionValues());
        }
        // The list shows the General template unless the filter names the other one (2.5).
        if (type == Schema.GENERAL_JOURNAL && Schema.CASH_RECEIPTS.equals(pinned.get("templateDisplayName"))) {
            return copy(type, database.journals().rows(null).map(journal -> journal.as(type)));
        }
        if (type == Schema.GENERAL_JOURNAL && pinned.get("id") instanceof UUID id) {
            // A filter on the id finds a journal whatever its template is, as the address does (3.8).
            return copy(type, find(id).stream());
        }
        return database.table(type);
    }

    /** Returns the owner among the rows of {@link #table}, {@code null} if it does not tell them apart. */
    @Nullable UUID ownerId(Map<String, Object> pinned) {
        if (owner != null) {
            return owner.id();
        }
        return type == Schema.DIMENSION_SET_LINE ? (UUID) pinned.get("parentId") : null;
    }

    /** Returns the entity with this id. */
    Optional<Row> find(UUID id) {
        if (type == Schema.DIMENSION_SET_LINE) {
            if (owner == null) {
                throw DimensionSetLines.noParentToRead();
            }
            return DimensionSetLines.of(owner, database).find(id);
        }
        Optional<Row> row = database.table(type).find(id);
        if (type == Schema.GENERAL_JOURNAL && row.isEmpty()) {
            // By its id a journal is found whatever its template is (3.8).
            return database.journals().find(id).map(journal -> journal.as(type));
        }
        return row.filter(this::belongsToOwner);
    }

    private boolean belongsToOwner(Row row) {
        return owner == null
                || type.ownerProperty() == null
                || row.guid(type.ownerProperty()).equals(owner.id());
    }

    private static Row supported(EntityType page) {
        String resource = "v2.0/" + page.set();
        return Row.blank(Schema.SUPPORTED_RESOURCE)
                .set("id", UUID.nameUUIDFromBytes(resource.getBytes(StandardCharsets.UTF_8)))
                .set("resource", resource)
                .finish(VERSION);
    }

    private Stream<Row> allDimensionValues() {
        return database.dimensions()
                .rows(null)
                .flatMap(dimension -> database.dimensionValues().rows(dimension.id()));
    }

    private static Table copy(EntityType type, Stream<Row> rows) {
        Table table = new Table(type);
        rows.forEach(table::put);
        return table;
    }
}
