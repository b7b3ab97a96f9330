package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Row;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes, newest first, so that a read can be answered from the state before them (rules 33 and 55).
 *
 * <p>It holds a bounded number of them: a state that is further back than that is shown as the oldest one it knows.
 */
final class History {
    private static final int KEPT = 20_000;

    private final Deque<Change> changes = new ArrayDeque<>();

    /**
     * One change of a row.
     *
     * @param before the row as it was, {@code null} if the change made it
     * @param instance the instance of the server that made the change, empty if the request named none
     */
    record Change(
            Instant at, EntityType type, UUID id, @Nullable Row before, String instance) {}

    void add(Change change) {
        changes.push(change);
        if (changes.size() > KEPT) {
            changes.removeLast();
        }
    }

    /** Forgets the newest change, since it was taken back. */
    void forgetNewest() {
        changes.poll();
    }

    boolean hasChangesAfter(Instant moment) {
        Change newest = changes.peek();
        return newest != null && newest.at().isAfter(moment);
    }

    /** Returns the changes after this moment, the newest first. */
    List<Change> since(Instant moment) {
        return changes.stream().takeWhile(change -> change.at().isAfter(moment)).toList();
    }
}
