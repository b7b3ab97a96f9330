package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.reconcile.LineResult.State;
import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.examples.terminal.SafeText;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Prints results for a terminal of 100 columns: a row for each line, and below it what is to be said at length. */
final class ResultTable {
    private static final int WIDTH = 100;
    private static final List<String> HEADER = List.of("Line", "Date", "Payer", "Amount", "Invoice", "Result");
    private static final List<Integer> WIDEST = List.of(WIDTH, WIDTH, 20, WIDTH, 16, WIDTH);
    private static final String INDENT = "      ";
    private static final int POSITION = 0;
    private static final int AMOUNT = 3;

    private ResultTable() {}

    static void print(List<LineResult> results, PrintStream out) {
        List<List<String>> rows = results.stream().map(ResultTable::row).toList();
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> length(row.get(column)))
                        .reduce(HEADER.get(column).length(), Math::max))
                .toArray();
        out.println(text(HEADER, widths));
        for (int i = 0; i < rows.size(); i++) {
            out.println(text(rows.get(i), widths));
            below(results.get(i)).forEach(said -> wrap(said).forEach(line -> out.println(INDENT + line)));
        }
    }

    /** Returns an amount with two decimals at least. */
    static String money(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static List<String> row(LineResult result) {
        Booking booking = result.booking();
        List<String> cells = List.of(
                String.valueOf(booking.position()),
                booking.date().map(String::valueOf).orElse(""),
                booking.payers().stream().findFirst().orElse(""),
                booking.amount()
                        .map(amount -> money(amount) + " " + booking.currency())
                        .orElse(""),
                result.invoice(),
                switch (result.state()) {
                    case DONE -> result.words();
                    case LEFT -> "NOT ENTERED";
                    case AGAIN -> "NOT COMPLETE";
                });
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cut(SafeText.of(cells.get(column)), WIDEST.get(column)))
                .toList();
    }

    private static List<String> below(LineResult result) {
        List<String> said = new ArrayList<>();
        if (result.state() != State.DONE) {
            said.add(result.words());
        }
        if (!result.booking().note().isEmpty()) {
            said.add("Note: " + result.booking().note());
        }
        return said;
    }

    private static List<String> wrap(String said) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : SafeText.of(said).split(" ")) {
            if (line.length() > 0 && line.length() + 1 + length(word) > WIDTH - INDENT.length()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(cut(word, WIDTH - INDENT.length()));
        }
        lines.add(line.toString());
        return lines;
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String value = row.get(column);
            String padding = " ".repeat(widths[column] - length(value));
            boolean toTheRight = column == POSITION || column == AMOUNT;
            text.append(toTheRight ? padding + value : value + padding).append("  ");
        }
        return text.toString().stripTrailing();
    }
}
