package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Map;
import java.util.Set;

/** Rule 20: a line that the API does not show, with the defaults that every new line of a journal has. */
final class HiddenLine {
    private final Database database;
    private final Row journal;
    private final Map<String, Object> body;

    HiddenLine(Database database, Row journal, Map<String, Object> body) {
        this.database = database;
        this.journal = journal;
        this.body = body;
    }

    Row.Draft draft() {
        Row.Draft line = Row.blank(Schema.HIDDEN_LINE);
        SentValues sent = SentValues.of(Schema.HIDDEN_LINE, body, line.view(), Set.of());
        new LineDefaults(database, journal, sent).applyTo(line);
        if (new JournalLines(database, journal.id()).isUsed(line.view().integer("lineNumber"))) {
            throw ODataError.dialog("The line number " + line.view().integer("lineNumber") + " is taken.");
        }
        sent.inOrder().forEach((property, value) -> {
            // Settled above; 0 stands for "the next one".
            if (!property.equals("lineNumber")) {
                line.set(property, value);
            }
        });
        String key = journal.id() + "/" + line.view().integer("lineNumber");
        return line.set("id", database.newId(Schema.HIDDEN_LINE, key)).set("journalId", journal.id());
    }
}
