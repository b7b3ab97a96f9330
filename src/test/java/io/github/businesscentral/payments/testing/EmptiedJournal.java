package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Text;
import java.util.UUID;

/** What posting leaves where it has taken the last line of a journal (rules 36 and 38). */
final class EmptiedJournal {
    private static final int HIDDEN_LINE_NUMBER = 10_000;
    private static final int LONGEST_CODE = 10;
    private static final int LONGEST_NUMBER = 20;

    private final Database database;

    EmptiedJournal(Database database) {
        this.database = database;
    }

    /**
     * Leaves what the settings and the journal's number series ask for.
     *
     * @param last the last line that was posted
     */
    void afterPosting(Row journal, Row last) {
        if (!new JournalLines(database, journal.id()).isEmpty()) {
            return;
        }
        Row successor = successor(journal);
        if (successor.text("nextDocumentNumber").isEmpty()) {
            leaveHiddenLine(successor, last);
        }
    }

    /** Rule 38: the journal gives way to one with the next code, if the template says so and the code has a digit. */
    private Row successor(Row journal) {
        EntityType type = journal.type();
        String code = Text.increment(journal.text("code"));
        if (!database.settings().incrementsBatchName()
                || type != Schema.JOURNAL
                || code.isEmpty()
                || code.length() > LONGEST_CODE) {
            return journal;
        }
        database.remove(journal);
        return database.table(type)
                .find(null, code)
                .orElseGet(() -> database.save(journal.edit().set("code", code).set("id", database.newId(type, code))));
    }

    /** Rule 36: an empty line that the API does not show. In a journal that gave way it is the new one's; a choice. */
    private void leaveHiddenLine(Row journal, Row last) {
        JournalLines lines = new JournalLines(database, journal.id());
        if (!lines.isEmpty()) {
            return;
        }
        UUID id = database.newId(Schema.HIDDEN_LINE, journal.id() + "/" + HIDDEN_LINE_NUMBER);
        String number = Text.increment(last.text("documentNumber"));
        database.save(Row.blank(Schema.HIDDEN_LINE)
                .set("id", id)
                .set("journalId", journal.id())
                .set("lineNumber", HIDDEN_LINE_NUMBER)
                .set("postingDate", last.date("postingDate"))
                .set("documentType", Ledger.documentType(last))
                .set("documentNumber", number.length() > LONGEST_NUMBER ? "" : number)
                .set("balancingAccountNumber", journal.text("balancingAccountNumber"))
                .set("balancedByBank", journal.get("balancedByBank")));
    }
}
