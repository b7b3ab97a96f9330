package io.github.businesscentral.payments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A Markdown table: a row for each work, a column for each competitor, costs as multiples of reflective Moshi's. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table() {
        StringJoiner names = row("");
        StringJoiner rule = row("---");
        for (Competitor competitor : Competitor.values()) {
            names.add(competitor.label());
            rule.add("--:");
        }
        lines.add(names.toString());
        lines.add(rule.toString());
    }

    void add(Work work, Map<Competitor, Measurement> measured) {
        StringJoiner row = row(work.label());
        for (Competitor competitor : Competitor.values()) {
            row.add(measured.containsKey(competitor) ? cell(measured.get(competitor), measured) : "–");
        }
        lines.add(row.toString());
    }

    private static String cell(Measurement measurement, Map<Competitor, Measurement> measured) {
        double ratio =
                measurement.cost() / measured.get(Competitor.REFLECTIVE_MOSHI).cost();
        String text = String.format(Locale.ROOT, "%.2f", ratio);
        return measurement.bytes().isEmpty()
                ? text
                : text + " · " + Bytes.text(measurement.bytes().getAsDouble());
    }

    private static StringJoiner row(String first) {
        return new StringJoiner(" | ", "| ", " |").add(first);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
