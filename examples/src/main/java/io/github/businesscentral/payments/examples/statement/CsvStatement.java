package io.github.businesscentral.payments.examples.statement;

import io.github.businesscentral.payments.examples.statement.CsvFormat.Value;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement as comma-separated values. */
final class CsvStatement {
    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)\\R", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[\\d.]*\\d,\\d{1,2}");
    private static final Map<Character, String> OTHER_DELIMITERS =
            Map.of(';', "semicolons", '\t', "tabs", '|', "vertical bars", ',', "commas");

    private final CsvFormat format;
    private final char delimiter;
    private final List<String> header;

    private CsvStatement(CsvFormat format, char delimiter, List<String> header) {
        this.format = format;
        this.delimiter = delimiter;
        this.header = header;
    }

    static Statement read(String name, byte[] bytes, CsvFormat format) {
        String text = StatementFile.decode(name, bytes, format.encoding()).replaceFirst("^\uFEFF", "");
        Matcher separator = SEPARATOR_LINE.matcher(text);
        boolean namesDelimiter = separator.lookingAt();
        char delimiter =
                format.delimiter().orElse(namesDelimiter ? separator.group(1).charAt(0) : ',');
        int skipped = format.skippedLines() + (namesDelimiter ? 1 : 0);
        List<CsvRow> rows = rows(name, text, skipped, delimiter);
        if (rows.isEmpty()) {
            throw new UnreadableStatementException(name + " is empty.");
        }
        List<String> header =
                rows.get(0).cells().stream().map(CsvStatement::simplified).toList();
        CsvStatement statement = new CsvStatement(format, delimiter, header);
        statement.requireColumns(name, rows.get(0));
        Map<String, Integer> alike = new HashMap<>();
        List<Booking> bookings = rows.subList(1, rows.size()).stream()
                .map(row -> statement.draft(row).booking(alike))
                .toList();
        return new Statement(name, bookings, List.of());
    }

    private static List<CsvRow> rows(String name, String text, int skipped, char delimiter) {
        String[] lines = text.split("\\R", skipped + 1);
        if (lines.length <= skipped) {
            return List.of();
        }
        try (Stream<CsvRow> rows = CsvRow.read(new StringReader(lines[skipped]), delimiter)) {
            return rows.toList();
        } catch (CsvRow.UnclearException e) {
            throw new UnreadableStatementException(
                    name + " cannot be divided into rows: " + e.getMessage() + ". Nothing of it was used.", e);
        }
    }

    private void requireColumns(String name, CsvRow first) {
        String missing = format.columns().values().stream()
                .flatMap(List::stream)
                .filter(column -> !header.contains(simplified(column)))
                .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            return;
        }
        if (first.cells().size() == 1) {
            String line = first.cells().get(0);
            OTHER_DELIMITERS.forEach((sign, word) -> {
                if (sign != delimiter && line.indexOf(sign) >= 0) {
                    throw new UnreadableStatementException(name + " is separated by " + word + ". Name the delimiter"
                            + " (--delimiter), and the decimal sign if it is a comma (--decimal).");
                }
            });
        }
        throw new UnreadableStatementException(name + " has no column " + missing
                + ". Its first line must name the columns, or you say which columns it has (--columns).");
    }

    private static String simplified(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private DraftBooking draft(CsvRow row) {
        if (row.cells().size() != header.size()) {
            return broken("it has " + row.cells().size() + " columns instead of " + header.size());
        }
        Optional<String> within = row.rowWithin(delimiter, header.size());
        if (within.isPresent()) {
            return broken("a cell of it has a line that looks like a row (\"" + within.get()
                    + "\"): look whether a quotation mark is missing");
        }
        return read(row);
    }

    private static DraftBooking broken(String problem) {
        return new DraftBooking(
                "",
                Optional.empty(),
                "",
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                "",
                List.of(),
                Optional.empty(),
                "",
                "broken line: " + problem);
    }

    private DraftBooking read(CsvRow row) {
        String date = cell(row, Value.DATE);
        String amount = cell(row, Value.AMOUNT);
        Optional<LocalDate> day = date(date);
        Optional<BigDecimal> money = amount(amount);
        String reference = Values.reference(cell(row, Value.REFERENCE));
        return new DraftBooking(
                cell(row, Value.ACCOUNT).replaceAll("\\s", "").toUpperCase(Locale.ROOT),
                day,
                reference,
                List.of(),
                reference,
                Stream.of(cell(row, Value.PAYER))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                money,
                currency(row),
                texts(row),
                Optional.of(cell(row, Value.INVOICE)).filter(number -> !number.isEmpty()),
                "",
                problem(cell(row, Value.STATUS), date, day, amount, money));
    }

    private String problem(
            String status, String date, Optional<LocalDate> day, String amount, Optional<BigDecimal> money) {
        if (format.columns().containsKey(Value.STATUS)
                && format.status().stream().noneMatch(status::equalsIgnoreCase)) {
            return "its status is \"" + status + "\", and only " + String.join(" or ", format.status())
                    + " means that money came in";
        }
        if (day.isEmpty()) {
            return "broken line: its date is \"" + date + "\", and should be like "
                    + (format.date().isPresent()
                            ? LocalDate.of(2026, 8, 20).format(format.date().get())
                            : "2026-08-20");
        }
        if (money.isPresent()) {
            return "";
        }
        return format.decimal().isEmpty() && DECIMAL_COMMA.matcher(amount).matches()
                ? "broken line: its amount \"" + amount + "\" has a decimal comma: name it (--decimal)"
                : "broken line: its amount is \"" + amount + "\", and should be like 1500.10";
    }

    private String currency(CsvRow row) {
        String code = format.columns().containsKey(Value.CURRENCY)
                ? cell(row, Value.CURRENCY)
                : format.currency().orElse("");
        return code.toUpperCase(Locale.ROOT);
    }

    private List<String> texts(CsvRow row) {
        return columns(row, Value.TEXT);
    }

    private String cell(CsvRow row, Value value) {
        return String.join(" ", columns(row, value));
    }

    private List<String> columns(CsvRow row, Value value) {
        List<String> cells = new ArrayList<>();
        for (String column : format.columns().getOrDefault(value, List.of())) {
            String cell = row.cells().get(header.indexOf(simplified(column)));
            if (!cell.isEmpty()) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private Optional<LocalDate> date(String text) {
        if (format.date().isEmpty()) {
            return Values.date(text);
        }
        try {
            return Optional.of(LocalDate.parse(text, format.date().get()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> amount(String text) {
        if (format.decimal().isEmpty()) {
            return Values.decimal(text);
        }
        char decimal = format.decimal().get();
        String group = decimal == ',' ? "[.'\u2019 \u00A0\u202F]" : "[,'\u2019 \u00A0\u202F]";
        String grouped = "[+-]?\\d{1,3}(?:" + group + "\\d{3})+(?:" + Pattern.quote(String.valueOf(decimal)) + "\\d*)?";
        String plain = text.matches(grouped) ? text.replaceAll(group, "") : text;
        return plain.indexOf('.') >= 0 && decimal != '.'
                ? Optional.empty()
                : Values.decimal(plain.replace(decimal, '.'));
    }
}
