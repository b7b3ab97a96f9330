package io.github.businesscentral.payments.examples.reconcile;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** Prints results in columns as wide as what stands in them. */
final class ResultTable {
    private static final List<String> HEADER = List.of("Line", "Date", "Payer", "Amount", "Invoice", "Result");
    private static final int POSITION = 0;
    private static final int AMOUNT = 3;

    private ResultTable() {}

    static void print(List<LineResult> results, PrintStream out) {
        List<List<String>> rows = results.stream().map(ResultTable::row).toList();
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .reduce(HEADER.get(column).length(), Math::max))
                .toArray();
        print(HEADER, widths, out);
        rows.forEach(row -> print(row, widths, out));
    }

    /** Returns an amount with two decimals at least. */
    static String money(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static List<String> row(LineResult result) {
        StatementLine line = result.line();
        return List.of(
                String.valueOf(line.position()),
                line.date().map(String::valueOf).orElse(""),
                line.payer(),
                line.amount()
                        .map(amount -> money(amount) + " " + line.currency())
                        .orElse(""),
                result.invoice(),
                (result.done() ? "" : "NOT ENTERED: ") + result.words());
    }

    private static void print(List<String> row, int[] widths, PrintStream out) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String value = row.get(column);
            String padding = " ".repeat(widths[column] - value.length());
            boolean toTheRight = column == POSITION || column == AMOUNT;
            text.append(toTheRight ? padding + value : value + padding).append("  ");
        }
        out.println(text.toString().stripTrailing());
    }
}
