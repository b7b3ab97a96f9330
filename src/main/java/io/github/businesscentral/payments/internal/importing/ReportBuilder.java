package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the lines of an import by outcome, keeps the first problems, and builds the report. */
final class ReportBuilder {
    private static final int MOST_PROBLEMS = 10_000;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<ImportedLine> problems = new ArrayList<>();
    private String stopped = "";
    private long errors;

    /** Adds a line with its outcome. */
    void add(ImportedLine line) {
        counts.merge(line.outcome(), 1L, Long::sum);
        boolean error = line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.UNKNOWN;
        if (error) {
            errors++;
        }
        if ((error || line.outcome() == Outcome.NOT_SENT) && problems.size() < MOST_PROBLEMS) {
            problems.add(line);
        }
    }

    /** The number of refused or unknown lines. */
    long errors() {
        return errors;
    }

    /** Records why the import stopped. The first reason is kept. */
    void stop(String reason) {
        if (stopped.isEmpty()) {
            stopped = reason;
        }
    }

    boolean isStopped() {
        return !stopped.isEmpty();
    }

    ImportProgress progress(Duration elapsed) {
        return ImportProgress.of(counts, elapsed);
    }

    ImportReport build(Duration elapsed) {
        problems.sort(Comparator.comparingLong(ImportedLine::position));
        return ImportReport.of(progress(elapsed), problems, stopped);
    }
}
