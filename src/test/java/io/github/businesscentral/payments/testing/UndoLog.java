package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows were before they were changed, so that changes can be taken back.
 *
 * <p>It costs what was changed, not what is stored: rows are immutable, so remembering one is keeping a reference. Ids and
 * versions that were given out stay used, as in a real database.
 */
final class UndoLog {
    private final Deque<Change> changes = new ArrayDeque<>();
    private int open;

    private final Runnable afterUndo;
    private final Runnable whenFinal;

    /** Makes a log that reports each change it takes back, and when what is left of them will stay. */
    UndoLog(Runnable afterUndo, Runnable whenFinal) {
        this.afterUndo = afterUndo;
        this.whenFinal = whenFinal;
    }

    private record Change(Table table, UUID id, @Nullable Row before) {
        void undo() {
            if (before == null) {
                table.remove(id);
            } else {
                table.put(before);
            }
        }
    }

    /** Notes a row that is about to be changed. Outside a transaction nothing is noted. */
    void remember(Table table, UUID id) {
        if (open > 0) {
            changes.push(new Change(table, id, table.find(id).orElse(null)));
        }
    }

    /** Makes what was changed so far stay, whatever becomes of the transactions that are open. */
    void commitSoFar() {
        changes.clear();
        whenFinal.run();
    }

    Transaction begin() {
        open++;
        return new Transaction();
    }

    /** Changes that belong together. Closed without {@link #commit} they are taken back, newest first. */
    final class Transaction implements AutoCloseable {
        private final int start = changes.size();
        private boolean committed;

        private Transaction() {}

        void commit() {
            committed = true;
        }

        @Override
        public void close() {
            while (!committed && changes.size() > start) {
                changes.pop().undo();
                afterUndo.run();
            }
            open--;
            if (open == 0) {
                changes.clear();
                whenFinal.run();
            }
        }
    }
}
