package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.examples.statement.CsvFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a statement in CSV is read. */
final class CsvOptions {
    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "standard",
            description =
                    "the columns of a CSV file: standard (date, reference, payer, amount, currency, text), stripe, or"
                            + " adyen; by default standard")
    private String format;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "VALUE=COLUMN",
            description =
                    "the columns of other CSV files, such as date=Posted,amount=Credit,payer=Name,text=Purpose+Details."
                            + " Values are date, reference, payer, amount, currency, text, account, status, and invoice: the last one"
                            + " only for a column that your own programs fill")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--status",
            split = ",",
            paramLabel = "VALUE",
            description = "values of the status column that mean that the money came in; other lines are left to you")
    private List<String> status = List.of();

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "between cells, such as ';', or tab; by default a comma")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--decimal",
            paramLabel = "C",
            description = "the decimal sign, point or comma; the other one may then group digits. By default a point")
    private Optional<Character> decimal = Optional.empty();

    @Option(
            names = "--date-pattern",
            paramLabel = "PATTERN",
            description = "of dates, such as dd.MM.yyyy; by default they are like 2026-08-20")
    private Optional<String> datePattern = Optional.empty();

    @Option(names = "--encoding", paramLabel = "NAME", description = "such as windows-1252; by default UTF-8")
    private Optional<Charset> encoding = Optional.empty();

    @Option(names = "--skip-lines", paramLabel = "N", description = "lines before the one that names the columns")
    private int skippedLines;

    /** @throws IllegalArgumentException if they make no sense */
    CsvFormat format(String currency) {
        if (skippedLines < 0) {
            throw new IllegalArgumentException("--skip-lines must be 0 or more.");
        }
        CsvFormat chosen = CsvFormat.named(format).withCurrency(currency).withSkippedLines(skippedLines);
        if (!columns.isEmpty()) {
            chosen = chosen.withColumns(columns).withStatus(List.of());
        }
        if (!status.isEmpty()) {
            chosen = chosen.withStatus(status);
        }
        if (delimiter.isPresent()) {
            chosen = chosen.withDelimiter(sign(delimiter.get()));
        }
        if (decimal.isPresent()) {
            chosen = chosen.withDecimal(decimal.get());
        }
        if (datePattern.isPresent()) {
            chosen = chosen.withDates(datePattern.get());
        }
        return encoding.isPresent() ? chosen.withEncoding(encoding.get()) : chosen;
    }

    private static char sign(String name) {
        if (name.equalsIgnoreCase("tab") || name.equals("\\t")) {
            return '\t';
        }
        if (name.length() != 1) {
            throw new IllegalArgumentException("--delimiter must be one character, or tab.");
        }
        return name.charAt(0);
    }
}
