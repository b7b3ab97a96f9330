package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tables of the company. Whoever reads or writes holds this object's monitor. */
final class Database {
    private final Clock clock;
    private final Map<EntityType, Table> tables = new HashMap<>();
    private final Set<UUID> namedIds = new HashSet<>();
    private final Map<String, Integer> reuses = new HashMap<>();
    private final DimensionSets dimensionSets;
    private final Settings settings;
    private final History history = new History();
    private final ChangeFeed feed = new ChangeFeed(this::isWatched);
    private final UndoLog undoLog = new UndoLog(
            () -> {
                history.forgetNewest();
                feed.forgetNewest();
            },
            feed::commit);
    private final ReentrantLock writers = new ReentrantLock();
    private long lastVersion = 7_222_145_265_168_917_888L;
    private String instance = "";

    Database(Clock clock) {
        this.clock = clock;
        this.dimensionSets = new DimensionSets();
        this.settings = new Settings();
        tables.put(Schema.COMPANY, new Table(Schema.COMPANY));
        tables.put(Schema.SUBSCRIPTION, new Table(Schema.SUBSCRIPTION));
        Schema.SETS.forEach(this::addTable);
        Schema.HIDDEN.forEach(this::addTable);
    }

    private Database(Database other) {
        clock = other.clock;
        dimensionSets = other.dimensionSets;
        settings = other.settings;
        other.tables.forEach((type, table) -> tables.put(type, new Table(table)));
    }

    /** Returns the rows as they are now, whatever is changed here afterwards. */
    Database copy() {
        return new Database(this);
    }

    private void addTable(EntityType type) {
        boolean lines = type == Schema.PAYMENT || type == Schema.HIDDEN_LINE;
        tables.put(type, lines ? new Table(type, Database::unbalanced) : new Table(type));
    }

    /** Returns what a line leaves open in its journal; one with a balancing account balances by itself. */
    private static BigDecimal unbalanced(Row line) {
        return line.text("balancingAccountNumber").isEmpty() ? line.decimal("amount") : BigDecimal.ZERO;
    }

    Table table(EntityType type) {
        return tables.get(type);
    }

    Table customers() {
        return table(Schema.CUSTOMER);
    }

    Table invoices() {
        return table(Schema.SALES_INVOICE);
    }

    Table journals() {
        return table(Schema.JOURNAL);
    }

    Table payments() {
        return table(Schema.PAYMENT);
    }

    Table hiddenLines() {
        return table(Schema.HIDDEN_LINE);
    }

    Table subscriptions() {
        return table(Schema.SUBSCRIPTION);
    }

    private boolean isWatched() {
        return subscriptions().size(null) > 0;
    }

    Table dimensions() {
        return table(Schema.DIMENSION);
    }

    Table dimensionValues() {
        return table(Schema.DIMENSION_VALUE);
    }

    DimensionSets dimensionSets() {
        return dimensionSets;
    }

    /**
     * Does something that changes data while no other write is under way. Reads may come in between where the monitor is
     * free, as it is between the operations of a batch whose rows others can see (rule 51).
     */
    <T> T alone(Supplier<T> work) {
        writers.lock();
        try {
            return work.get();
        } finally {
            writers.unlock();
        }
    }

    /** Does something alone, under the monitor and as a whole: for calls that do not come as requests. */
    <T> T change(Supplier<T> work) {
        return alone(() -> {
            synchronized (this) {
                return atomically(work);
            }
        });
    }

    /** Begins a change of several rows that is made as a whole or not at all. Transactions can be nested. */
    UndoLog.Transaction begin() {
        return undoLog.begin();
    }

    /** Does something as a whole: what it changed before it failed is taken back. */
    <T> T atomically(Supplier<T> work) {
        try (UndoLog.Transaction transaction = begin()) {
            T result = work.get();
            transaction.commit();
            return result;
        }
    }

    Settings settings() {
        return settings;
    }

    History history() {
        return history;
    }

    /** Returns what subscribers are told of (rule 32). */
    ChangeFeed feed() {
        return feed;
    }

    Instant now() {
        return clock.instant();
    }

    /** Says which instance of the server makes the changes that follow; empty if it does not matter (rule 55). */
    void changedBy(String name) {
        instance = name;
    }

    /** Makes what was changed so far stay, even in a transaction that fails later. */
    void commitSoFar() {
        undoLog.commitSoFar();
    }

    /** Returns the server's today. */
    LocalDate workDate() {
        return LocalDate.now(clock);
    }

    /**
     * Returns an id that was never given out. It is made of the row's key and of how often that key was used, so that it
     * does not depend on what else was added before.
     */
    UUID newId(EntityType type, String key) {
        String name = type.set() + "/" + key;
        UUID id = named(name);
        while (!namedIds.add(id)) {
            id = named(name + "/" + reuses.merge(name, 2, (last, first) -> last + 1));
        }
        return id;
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Rule 25: every change makes a new ETag and a later {@code lastModifiedDateTime}. */
    Row save(Row.Draft draft) {
        Instant before = (Instant) draft.view().get("lastModifiedDateTime");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        draft.set("lastModifiedDateTime", now.isAfter(before) ? now : before.plusMillis(1));
        Row row = draft.finish(++lastVersion);
        Table table = table(row.type());
        remember(table, row.id(), row);
        table.put(row);
        return row;
    }

    void remove(Row row) {
        Table table = table(row.type());
        remember(table, row.id(), null);
        table.remove(row.id());
    }

    private void remember(Table table, UUID id, @Nullable Row after) {
        Row before = table.find(id).orElse(null);
        feed.add(table.type(), id, before, after, clock.instant());
        undoLog.remember(table, id);
        history.add(new History.Change(clock.instant(), table.type(), id, before, instance));
    }
}
