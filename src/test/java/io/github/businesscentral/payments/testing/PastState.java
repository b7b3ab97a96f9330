package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.History.Change;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The data as they were a while ago, for reads that do not see the present state. */
final class PastState {
    private final Database present;

    PastState(Database present) {
        this.present = present;
    }

    /** Rule 33: returns all tables as they were this long ago, for reading only. */
    Database everything(Duration lag) {
        Instant moment = present.now().minus(lag);
        if (!present.history().hasChangesAfter(moment)) {
            return present;
        }
        Database past = present.copy();
        for (Change change : present.history().since(moment)) {
            undo(change, past.table(change.type()));
        }
        return past;
    }

    /**
     * Rule 55: returns the journals as an instance of the server still has them in its cache, this long after others have
     * changed them, for reading only. What it changed by itself, and what it has never read, it shows as it is.
     */
    Database journals(Duration age, String instance) {
        Instant moment = present.now().minus(age);
        List<Change> changes = present.history().since(moment);
        // A copy of everything takes long, and marks change seldom.
        if (changes.stream().noneMatch(PastState::isOfJournal)) {
            return present;
        }
        Database past = present.copy();
        Set<UUID> settled = new HashSet<>();
        for (Change change : changes) {
            if (change.instance().equals(instance)) {
                settled.add(change.id());
            }
            if (isOfJournal(change) && change.before() != null && !settled.contains(change.id())) {
                undo(change, past.table(change.type()));
            }
        }
        return past;
    }

    private static boolean isOfJournal(Change change) {
        return change.type() == Schema.JOURNAL || change.type() == Schema.GENERAL_JOURNAL;
    }

    private static void undo(Change change, Table table) {
        Row before = change.before();
        if (before == null) {
            table.remove(change.id());
        } else {
            table.put(before);
        }
    }
}
