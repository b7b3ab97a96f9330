package io.github.businesscentral.payments.examples.reconcile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A statement as comma-separated values, in UTF-8, with the columns {@code date, reference, payer, amount, currency, text} in
 * any order. Banks have layouts of their own: this is the place to change.
 */
final class CsvStatement {
    private static final List<String> COLUMNS = List.of("date", "reference", "payer", "amount", "currency", "text");

    private final List<String> header;

    private CsvStatement(List<String> header) {
        this.header = header;
    }

    static List<StatementLine> read(String name, String content) {
        List<String> rows = content.lines()
                .map(CsvStatement::cleaned)
                .filter(row -> !row.isBlank())
                .toList();
        if (rows.isEmpty()) {
            throw new CannotReconcileException(name + " is empty.");
        }
        List<String> header = header(rows.get(0));
        List<String> missing =
                COLUMNS.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new CannotReconcileException(name + " has no column " + String.join(", ", missing)
                    + ". Its first line must name the columns: " + String.join(",", COLUMNS) + ".");
        }
        CsvStatement statement = new CsvStatement(header);
        List<StatementLine> lines = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            lines.add(statement.line(lines.size() + 1, row));
        }
        return lines;
    }

    private static String cleaned(String row) {
        return row.startsWith("\uFEFF") ? row.substring(1) : row;
    }

    private static List<String> header(String row) {
        try {
            return values(row).stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    private StatementLine line(int position, String row) {
        // Each row is parsed by itself: a quotation mark that is not closed would take the rows after it along, and
        // they would be missing without a trace.
        if (row.chars().filter(c -> c == '"').count() % 2 != 0) {
            return StatementLine.broken(position, "broken line: a quotation mark is not closed");
        }
        try {
            List<String> values = values(row);
            return values.size() == header.size()
                    ? line(position, values)
                    : StatementLine.broken(
                            position, "broken line: it has " + values.size() + " columns instead of " + header.size());
        } catch (CsvParseException e) {
            return StatementLine.broken(position, "broken line: it is not comma-separated values");
        }
    }

    private StatementLine line(int position, List<String> values) {
        List<String> ordered = COLUMNS.stream()
                .map(column -> values.get(header.indexOf(column)))
                .toList();
        return StatementLine.read(
                position,
                ordered.get(0),
                ordered.get(1),
                ordered.get(2),
                ordered.get(3),
                ordered.get(4),
                ordered.get(5));
    }

    private static List<String> values(String row) {
        try (Stream<CsvRecord> records = CsvReader.builder().ofCsvRecord(row).stream()) {
            return records.findFirst().map(CsvRecord::getFields).orElse(List.of()).stream()
                    .map(String::strip)
                    .toList();
        }
    }
}
