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

/** The tables of the company. Whoever reads or writes holds this object's monitor. */
final class Database {
    private final Clock clock;
    private final Map<EntityType, Table> tables = new HashMap<>();
    private final Set<UUID> namedIds = new HashSet<>();
    private long lastVersion = 7_222_145_265_168_917_888L;
    private long lastId;

    Database(Clock clock) {
        this.clock = clock;
        tables.put(Schema.COMPANY, new Table(Schema.COMPANY));
        Schema.SETS.forEach(type ->
                tables.put(type, type == Schema.PAYMENT ? new Table(type, Database::unbalanced) : new Table(type)));
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

    /** Returns the server's today. */
    LocalDate workDate() {
        return LocalDate.now(clock);
    }

    /** Returns an id that was never given out; the same in every run that does the same. */
    UUID newId() {
        return named("row/" + ++lastId);
    }

    /** Returns an id made of the row's key, so that it does not depend on what else was added before. */
    UUID newId(EntityType type, String key) {
        UUID id = named(type.set() + "/" + key);
        for (int again = 2; !namedIds.add(id); again++) {
            id = named(type.set() + "/" + key + "/" + again);
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
        table(row.type()).put(row);
        return row;
    }
}
