package io.github.businesscentral.payments.testing.odata;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity, found by id and kept in the order of their key for each owner. Not thread-safe.
 *
 * <p>Deleted rows are remembered for a while, so that a {@code $skiptoken} made of one still tells where to go on.
 */
public final class Table {
    private static final int REMEMBERED = 20_000;
    private static final Object NOBODY = new UUID(0, 0);

    private final EntityType type;
    private final Map<UUID, Row> byId = new HashMap<>();
    private final Map<Object, NavigableMap<Object, Row>> byOwner = new LinkedHashMap<>();
    private final Map<UUID, Row> deleted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Row> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Function<Row, BigDecimal> summand;
    private final Map<Object, BigDecimal> sums = new HashMap<>();
    private @Nullable Sorted sorted;

    /** The rows of one owner in an order that the table does not keep them in. */
    private record Sorted(@Nullable UUID owner, Comparator<Row> order, List<Row> rows) {}

    public Table(EntityType type) {
        this(type, row -> BigDecimal.ZERO);
    }

    /** Makes a table that knows for each owner what its rows add up to. */
    public Table(EntityType type, Function<Row, BigDecimal> summand) {
        this.type = type;
        this.summand = summand;
    }

    /** Makes a copy that changes on its own. */
    public Table(Table other) {
        this(other.type, other.summand);
        byId.putAll(other.byId);
        other.byOwner.forEach((owner, rows) -> byOwner.put(owner, new TreeMap<>(rows)));
        deleted.putAll(other.deleted);
        sums.putAll(other.sums);
    }

    public EntityType type() {
        return type;
    }

    public Optional<Row> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the row with this key among those of an owner; {@code owner} is {@code null} if nothing owns the rows. */
    public Optional<Row> find(@Nullable UUID owner, Object key) {
        return Optional.ofNullable(of(owner).get(key));
    }

    public Optional<Row> last(@Nullable UUID owner) {
        return Optional.ofNullable(of(owner).lastEntry()).map(Map.Entry::getValue);
    }

    /** Returns the first row of an owner whose key is greater than this one. */
    public Optional<Row> next(@Nullable UUID owner, Object key) {
        return Optional.ofNullable(of(owner).higherEntry(key)).map(Map.Entry::getValue);
    }

    public int size(@Nullable UUID owner) {
        return of(owner).size();
    }

    /** Returns the rows of an owner in the order of their key. */
    public Stream<Row> rows(@Nullable UUID owner) {
        return of(owner).values().stream();
    }

    /** Returns the row with this id as it is, or as it was when it was deleted. */
    public Optional<Row> lastKnown(UUID id) {
        return find(id).or(() -> Optional.ofNullable(deleted.get(id)));
    }

    /** Returns the rows of an owner whose key is greater than that of this row; all of them if it is {@code null}. */
    public Stream<Row> rowsAfter(@Nullable UUID owner, @Nullable Row row) {
        NavigableMap<Object, Row> rows = of(owner);
        return (row == null ? rows : rows.tailMap(key(row), false)).values().stream();
    }

    /** Returns the rows of an owner whose key is less than that of this row, the greatest first. */
    public Stream<Row> rowsBefore(@Nullable UUID owner, @Nullable Row row) {
        NavigableMap<Object, Row> rows = of(owner);
        return (row == null ? rows : rows.headMap(key(row), false)).descendingMap().values().stream();
    }

    /**
     * Returns the rows of an owner in any order. The last result is kept until a row changes, so that the pages of a long
     * list are not each paid with sorting it.
     */
    public List<Row> rows(@Nullable UUID owner, Comparator<Row> order) {
        if (sorted == null
                || !Objects.equals(sorted.owner(), owner)
                || !sorted.order().equals(order)) {
            sorted = new Sorted(owner, order, rows(owner).sorted(order).toList());
        }
        return sorted.rows();
    }

    /** Returns what the rows of an owner add up to. */
    public BigDecimal sum(@Nullable UUID owner) {
        return sums.getOrDefault(owner == null ? NOBODY : owner, BigDecimal.ZERO);
    }

    /** Adds a row, or puts it in the place of the one with the same id. */
    public void put(Row row) {
        sorted = null;
        remove(row.id());
        deleted.remove(row.id());
        byId.put(row.id(), row);
        sums.merge(owner(row), summand.apply(row), BigDecimal::add);
        byOwner.computeIfAbsent(owner(row), owner -> new TreeMap<>()).put(key(row), row);
    }

    public void remove(UUID id) {
        sorted = null;
        Row row = byId.remove(id);
        if (row != null) {
            of((UUID) owner(row)).remove(key(row));
            sums.merge(owner(row), summand.apply(row).negate(), BigDecimal::add);
            deleted.put(id, row);
        }
    }

    private Object key(Row row) {
        return row.get(type.keyProperty());
    }

    private Object owner(Row row) {
        String property = type.ownerProperty();
        return property == null ? NOBODY : row.get(property);
    }

    private NavigableMap<Object, Row> of(@Nullable UUID owner) {
        return byOwner.getOrDefault(owner == null ? NOBODY : owner, Collections.emptyNavigableMap());
    }
}
