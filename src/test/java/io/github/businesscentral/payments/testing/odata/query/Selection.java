package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one owner that pass a filter, in an order. In a journal with a million lines a line is found by its id or
 * number, and a page by where the one before it ended, without looking at the others.
 */
public final class Selection {
    private final Table table;
    private final @Nullable UUID owner;
    private final Filter filter;
    private final Order order;

    /**
     * @param owner {@code null} if nothing owns the rows
     */
    public Selection(Table table, @Nullable UUID owner, Filter filter, Order order) {
        this.table = table;
        this.owner = owner;
        this.filter = filter;
        this.order = order;
    }

    /** Returns the number of rows. */
    public long count() {
        return filter == Filter.NONE ? table.size(owner) : rows().count();
    }

    /** Returns all rows. */
    public Stream<Row> rows() {
        return candidates(null).filter(filter::matches);
    }

    /** Returns the rows behind the one with this id, which may have been deleted; none if there never was one. */
    public Stream<Row> rowsAfter(UUID id) {
        Row last = table.lastKnown(id).orElse(null);
        return last == null ? Stream.empty() : candidates(last).filter(filter::matches);
    }

    private Stream<Row> candidates(@Nullable Row last) {
        Map<String, Object> pinned = filter.pinned();
        EntityType type = table.type();
        Object key = pinned.get(type.keyProperty());
        if (pinned.get("id") instanceof UUID id) {
            return behind(table.find(id).filter(this::isOwned), last);
        }
        if (key != null) {
            return behind(table.find(owner, key), last);
        }
        if (order.isOrderOfKey(type, false)) {
            return table.rowsAfter(owner, last);
        }
        if (order.isOrderOfKey(type, true)) {
            return table.rowsBefore(owner, last);
        }
        List<Row> sorted = table.rows(owner, order);
        return sorted.subList(last == null ? 0 : behind(sorted, last), sorted.size()).stream();
    }

    private boolean isOwned(Row row) {
        String property = table.type().ownerProperty();
        return property == null || row.guid(property).equals(owner);
    }

    private Stream<Row> behind(Optional<Row> row, @Nullable Row last) {
        return row.filter(found -> last == null || order.compare(found, last) > 0).stream();
    }

    private int behind(List<Row> sorted, Row last) {
        int at = Collections.binarySearch(sorted, last, order);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
