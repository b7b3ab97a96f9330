package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Text;
import java.math.BigDecimal;
import java.util.Optional;

/** What a new line takes from its journal and from its neighbours (rules 13 and 14; 3.3). */
final class LineDefaults {
    private static final int STEP = 10_000;

    private final Database database;
    private final Row journal;
    private final SentValues sent;

    LineDefaults(Database database, Row journal, SentValues sent) {
        this.database = database;
        this.journal = journal;
        this.sent = sent;
    }

    void applyTo(Row.Draft line) {
        JournalLines lines = new JournalLines(database, journal.id());
        Optional<Row> last = lines.last();
        int lineNumber = lineNumber(last);
        line.set("lineNumber", lineNumber);
        takeBalancingAccount(line);
        line.set("postingSeries", journal.text("postingSeries"));
        if (last.isEmpty()) {
            line.set("postingDate", database.workDate());
            // Rule 14: looked up in the number series, not taken from it.
            line.set("documentNumber", journal.text("nextDocumentNumber"));
            return;
        }
        boolean atTheBottom = lineNumber > last.get().integer("lineNumber");
        Row neighbour = lines.next(lineNumber).orElse(last.get());
        line.set("postingDate", neighbour.date("postingDate"));
        if (!sent.has("documentNumber")) {
            line.set("documentNumber", documentNumber(neighbour, atTheBottom));
        }
    }

    /** Rule 54: the account that the journal has at this moment; changes of the journal do not reach the line. */
    private void takeBalancingAccount(Row.Draft line) {
        line.set("balancingAccountNumber", journal.text("balancingAccountNumber"))
                .set("balancedByBank", journal.get("balancedByBank"));
    }

    /** Rule 13: the last number of the whole journal plus 10000, unless one was sent. */
    private int lineNumber(Optional<Row> last) {
        int wanted = (Integer) sent.get("lineNumber", 0);
        if (wanted != 0) {
            return wanted;
        }
        long next = last.map(row -> row.integer("lineNumber")).orElse(0) + (long) STEP;
        if (next > Integer.MAX_VALUE) {
            throw ODataError.dialog("The journal has no line number left.");
        }
        return (int) next;
    }

    private String documentNumber(Row neighbour, boolean atTheBottom) {
        String number = neighbour.text("documentNumber");
        boolean sameExternalNumber =
                sent.get("externalDocumentNumber", "").equals(neighbour.text("externalDocumentNumber"));
        boolean nextDocument = atTheBottom && !JournalLines.isBlank(neighbour) && balances();
        return nextDocument || !sameExternalNumber ? fitting(Text.increment(number)) : number;
    }

    private static String fitting(String number) {
        if (number.length() > 20) {
            throw new ODataError(
                    400,
                    "Application_StringExceededLength",
                    "The length of the string is " + number.length()
                            + ", but it must be less than or equal to 20 characters. Value: " + number);
        }
        return number;
    }

    private boolean balances() {
        BigDecimal open =
                database.payments().sum(journal.id()).add(database.hiddenLines().sum(journal.id()));
        return open.signum() == 0;
    }
}
