package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rule 32: the changes that subscribers are told of. They are recorded with the write, so that a write that is rolled back tells
 * nothing. Whoever uses it holds the database's monitor.
 */
final class ChangeFeed {
    private final List<@Nullable WatchedChange> uncommitted = new ArrayList<>();
    private final BooleanSupplier isWatched;
    private Consumer<WatchedChange> subscriber = change -> {};

    /** Makes a feed that records nothing while {@code isWatched} says that there is no subscription. */
    ChangeFeed(BooleanSupplier isWatched) {
        this.isWatched = isWatched;
    }

    /** What happened to one row. */
    record WatchedChange(WatchedTable table, UUID id, Kind kind, Instant time) {
        enum Kind {
            CREATED,
            UPDATED,
            DELETED
        }
    }

    void subscribe(Consumer<WatchedChange> listener) {
        subscriber = listener;
    }

    /** Records a change; {@code after} is {@code null} for a deletion. */
    void add(EntityType type, UUID id, @Nullable Row before, @Nullable Row after, Instant time) {
        if (!isWatched.getAsBoolean()) {
            // An empty place, as each change can be taken back.
            uncommitted.add(null);
            return;
        }
        uncommitted.add(WatchedTable.of(type)
                .filter(table -> before == null || after == null || shows(before, after))
                .map(table -> new WatchedChange(table, id, kind(before, after), time))
                .orElse(null));
    }

    /** A number series is another table: that a journal's next number has changed is no change of the journal. */
    private static boolean shows(Row before, Row after) {
        boolean isJournal = WatchedTable.of(after.type()).equals(WatchedTable.of(Schema.JOURNAL));
        return !isJournal || !withoutTime(before).equals(withoutTime(after));
    }

    private static Map<String, Object> withoutTime(Row row) {
        Map<String, Object> visible = row.visible();
        visible.remove("lastModifiedDateTime");
        return visible;
    }

    private static WatchedChange.Kind kind(@Nullable Row before, @Nullable Row after) {
        if (after == null) {
            return WatchedChange.Kind.DELETED;
        }
        return before == null ? WatchedChange.Kind.CREATED : WatchedChange.Kind.UPDATED;
    }

    /** Takes the newest change back. */
    void forgetNewest() {
        if (!uncommitted.isEmpty()) {
            uncommitted.remove(uncommitted.size() - 1);
        }
    }

    /** Tells what was recorded. A line that the API does not show any more is the same line of the same table. */
    void commit() {
        // A subscription that has expired meanwhile is removed, which is recorded too.
        List<@Nullable WatchedChange> committed = new ArrayList<>(uncommitted);
        uncommitted.clear();
        for (int i = 0; i < committed.size(); i++) {
            WatchedChange change = committed.get(i);
            WatchedChange next = i + 1 < committed.size() ? committed.get(i + 1) : null;
            if (change != null && next != null && isMove(change, next)) {
                subscriber.accept(
                        new WatchedChange(change.table(), change.id(), WatchedChange.Kind.UPDATED, change.time()));
                i++;
            } else if (change != null) {
                subscriber.accept(change);
            }
        }
    }

    private static boolean isMove(WatchedChange change, WatchedChange next) {
        return change.kind() == WatchedChange.Kind.DELETED
                && next.kind() == WatchedChange.Kind.CREATED
                && change.table() == next.table()
                && change.id().equals(next.id());
    }
}
