package io.github.businesscentral.payments.examples.statement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the rows of a CSV file are read.
 *
 * @param columns where each value is; several columns are joined by a blank
 * @param currency that of all rows, if no column has it
 * @param status values of the status column that mean booked; other rows are left to people
 * @param delimiter between cells; empty for a comma, or what a first line such as {@code sep=;} says
 * @param decimal the decimal sign; the other of comma and point may then group digits. If empty, it is a point, and nothing groups
 * @param date the pattern of dates; empty for dates like 2026-08-20, with or without a time
 * @param encoding that of the file
 * @param skippedLines lines before the one that names the columns
 */
public record CsvFormat(
        Map<Value, List<String>> columns,
        Optional<String> currency,
        List<String> status,
        Optional<Character> delimiter,
        Optional<Character> decimal,
        Optional<DateTimeFormatter> date,
        Charset encoding,
        int skippedLines) {
    /** What a row can tell. */
    public enum Value {
        DATE,
        REFERENCE,
        PAYER,
        AMOUNT,
        CURRENCY,
        TEXT,
        ACCOUNT,
        STATUS,
        /** The number of the invoice, from a column that only your own programs fill. The payer's name is not compared then. */
        INVOICE;

        private static final String ALL =
                Arrays.stream(values()).map(Value::toString).collect(Collectors.joining(", "));

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is none of this name */
        static Value named(String name) {
            return Arrays.stream(values())
                    .filter(value -> value.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + name + "\" is no value of a row. There are " + ALL + "."));
        }
    }

    /** The columns {@code date, reference, payer, amount, currency, text}, and {@code account} if it is there. */
    public static CsvFormat standard() {
        Map<Value, List<String>> columns = new EnumMap<>(Value.class);
        for (Value value :
                List.of(Value.DATE, Value.REFERENCE, Value.PAYER, Value.AMOUNT, Value.CURRENCY, Value.TEXT)) {
            columns.put(value, List.of(value.toString()));
        }
        return new CsvFormat(
                columns,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                StandardCharsets.UTF_8,
                0);
    }

    /**
     * A format whose columns the provider documents: {@code stripe} or {@code adyen}.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static CsvFormat named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "standard" -> standard();
            case "stripe" -> stripe();
            case "adyen" -> adyen();
            default ->
                throw new IllegalArgumentException("There is no format \"" + name
                        + "\", only standard, stripe and adyen. Name the columns yourself.");
        };
    }

    /**
     * Stripe's balance report, {@code balance_change_from_activity.itemized}, with the column {@code customer_name}
     * (https://docs.stripe.com/reports/report-types/balance). The gross amount counts: fees are for you to book.
     */
    private static CsvFormat stripe() {
        return standard()
                .withColumns(Map.of(
                        "date", "created",
                        "reference", "balance_transaction_id",
                        "payer", "customer_name",
                        "amount", "gross",
                        "currency", "currency",
                        "text", "description",
                        "status", "reporting_category"))
                .withStatus(List.of("charge"));
    }

    /**
     * Adyen's settlement details report
     * (https://docs.adyen.com/reporting/settlement-reconciliation/transaction-level/settlement-details-report). The merchant
     * reference is the one that you gave the payment, so it must be the invoice's number.
     */
    private static CsvFormat adyen() {
        return standard()
                .withColumns(Map.of(
                        "date", "Creation Date",
                        "reference", "Modification Reference",
                        "amount", "Gross Credit (GC)",
                        "currency", "Gross Currency",
                        "invoice", "Merchant Reference",
                        "account", "Merchant Account",
                        "status", "Type"))
                .withStatus(List.of("Settled"));
    }

    /**
     * Returns this format with these columns only, such as {@code "text"} in {@code "Purpose+Details"}.
     *
     * @throws IllegalArgumentException if a key is no {@link Value}, or date or amount is missing
     */
    public CsvFormat withColumns(Map<String, String> named) {
        Map<Value, List<String>> chosen = new EnumMap<>(Value.class);
        named.forEach((value, names) -> chosen.put(
                Value.named(value),
                Arrays.stream(names.split("\\+")).map(String::strip).toList()));
        for (Value needed : List.of(Value.DATE, Value.AMOUNT)) {
            if (!chosen.containsKey(needed)) {
                throw new IllegalArgumentException("The columns must include one for the " + needed + ".");
            }
        }
        return new CsvFormat(chosen, currency, status, delimiter, decimal, date, encoding, skippedLines);
    }

    /** Returns this format with the currency of all rows, if no column has it. */
    public CsvFormat withCurrency(String code) {
        return new CsvFormat(columns, Optional.of(code), status, delimiter, decimal, date, encoding, skippedLines);
    }

    /** Returns this format with these values of the status column. */
    public CsvFormat withStatus(List<String> values) {
        return new CsvFormat(columns, currency, List.copyOf(values), delimiter, decimal, date, encoding, skippedLines);
    }

    /** Returns this format with another delimiter. */
    public CsvFormat withDelimiter(char sign) {
        return new CsvFormat(columns, currency, status, Optional.of(sign), decimal, date, encoding, skippedLines);
    }

    /** Returns this format with another decimal sign. */
    public CsvFormat withDecimal(char sign) {
        return new CsvFormat(columns, currency, status, delimiter, Optional.of(sign), date, encoding, skippedLines);
    }

    /**
     * Returns this format with another pattern of dates, such as {@code dd.MM.yyyy}.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public CsvFormat withDates(String pattern) {
        // Years are u: with y, a strict formatter wants an era too, and a lenient one makes 2 March of 30 February.
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        return new CsvFormat(
                columns, currency, status, delimiter, decimal, Optional.of(formatter), encoding, skippedLines);
    }

    /** Returns this format with another encoding. */
    public CsvFormat withEncoding(Charset charset) {
        return new CsvFormat(columns, currency, status, delimiter, decimal, date, charset, skippedLines);
    }

    /** Returns this format with lines before the one that names the columns. */
    public CsvFormat withSkippedLines(int lines) {
        return new CsvFormat(columns, currency, status, delimiter, decimal, date, encoding, lines);
    }
}
