package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rule 20: the lines of one journal, also those that are no customer payments. They share the line numbers. */
record JournalLines(Database database, UUID journalId) {
    private static final Comparator<Row> BY_NUMBER = Comparator.comparingInt(line -> line.integer("lineNumber"));

    /** Returns all lines, in no certain order. */
    Stream<Row> all() {
        return Stream.concat(
                database.payments().rows(journalId), database.hiddenLines().rows(journalId));
    }

    Stream<Row> inOrder() {
        return all().sorted(BY_NUMBER);
    }

    Optional<Row> last() {
        return ofBoth(lines -> lines.last(journalId)).max(BY_NUMBER);
    }

    /** Returns the first line whose number is greater than this one. */
    Optional<Row> next(int lineNumber) {
        return ofBoth(lines -> lines.next(journalId, lineNumber)).min(BY_NUMBER);
    }

    boolean isUsed(int lineNumber) {
        return ofBoth(lines -> lines.find(journalId, lineNumber)).findAny().isPresent();
    }

    boolean isEmpty() {
        return last().isEmpty();
    }

    /** Returns whether a line says nothing yet: no customer and no amount. */
    static boolean isBlank(Row line) {
        return line.text("customerNumber").isEmpty() && line.decimal("amount").signum() == 0;
    }

    private Stream<Row> ofBoth(Function<Table, Optional<Row>> part) {
        return Stream.of(database.payments(), database.hiddenLines()).map(part).flatMap(Optional::stream);
    }
}
