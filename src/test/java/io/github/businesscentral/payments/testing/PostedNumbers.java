package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import io.github.businesscentral.payments.testing.odata.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rule 50: the numbers that lines are posted under, and what posting takes from the number series. */
final class PostedNumbers {
    private final Database database;

    PostedNumbers(Database database) {
        this.database = database;
    }

    /** Returns the lines with their numbers in the ledger: their own, or the next ones of their posting number series. */
    Map<Row, String> of(List<Row> lines) {
        Map<Row, String> numbers = new LinkedHashMap<>();
        String lastDocument = "";
        String lastNumber = "";
        for (Row line : lines) {
            String document = line.text("documentNumber");
            String series = line.text("postingSeries");
            if (series.isEmpty()) {
                lastNumber = document;
            } else if (!document.equals(lastDocument)) {
                lastNumber = next(series);
            }
            lastDocument = document;
            numbers.put(line, lastNumber);
        }
        return numbers;
    }

    private String next(String code) {
        Table table = database.table(Schema.NUMBER_SERIES);
        Row series = table.find(null, code).orElseThrow();
        String number = series.text("nextNumber");
        database.save(series.edit().set("nextNumber", Text.increment(number)));
        return number;
    }

    /** The journal's own series goes on after the numbers that were posted; until then they were only looked up. */
    void useUp(Row journal, List<Row> lines) {
        String first = journal.text("nextDocumentNumber");
        String next = first;
        for (Row line : lines) {
            if (!next.isEmpty() && line.text("documentNumber").equals(next)) {
                next = Text.increment(next);
            }
        }
        if (!next.equals(first)) {
            database.save(journal.edit().set("nextDocumentNumber", next));
        }
    }
}
