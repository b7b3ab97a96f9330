package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs all benchmarks, says for each what was measured and whether the library reaches its goal, and leaves the table in
 * {@code results.md}.
 *
 * <p>System properties: {@code benchmark.work} names one {@link Work} or {@code import}, or the beginning of some; {@code benchmark.quick}
 * measures briefly; {@code benchmark.directory} is where results and logs go.
 */
public final class Benchmarks {
    private static final String IMPORT = "import";

    private Benchmarks() {}

    public static void main(String[] args) throws IOException {
        Run run = Run.ofProperties();
        String named = System.getProperty("benchmark.work", "");
        List<Work> works = Work.named(named);
        boolean imports = IMPORT.startsWith(named);
        if (works.isEmpty() && !imports) {
            throw new IllegalArgumentException(
                    "benchmark.work names no work. There are " + List.of(Work.values()) + " and " + IMPORT);
        }
        System.out.printf(
                Locale.ROOT,
                "Load average before: %.1f on %d cores%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        Table table = new Table();
        for (Work work : works) {
            Map<Competitor, Measurement> measured = work.measure(run);
            table.add(work, measured);
            report(work, measured);
        }
        if (imports) {
            ImportBenchmark.measure(run);
        }
        if (works.isEmpty()) {
            return;
        }
        Path results = Files.writeString(run.directory().resolve("results.md"), table.toString());
        System.out.println("\n" + table + "\n" + results);
    }

    private static void report(Work work, Map<Competitor, Measurement> measured) {
        System.out.println(work.label());
        measured.forEach((competitor, measurement) -> System.out.printf(
                Locale.ROOT, "  %-20s %,14.1f %s%n", competitor.label(), measurement.cost(), work.unit()));
        Measurement ours = measured.get(Competitor.OURS);
        Measurement reflective = measured.get(Competitor.REFLECTIVE_MOSHI);
        System.out.printf(
                Locale.ROOT,
                "  must be %s: %s%n",
                work.goal(),
                work.goal().isReached(ours, reflective) ? "reached" : "MISSED");
    }
}
