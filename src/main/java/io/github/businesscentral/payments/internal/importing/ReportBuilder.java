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

/** Counts what became of the lines of an import, and keeps the first of those that need somebody's attention. */
final class Score {
    private static final int MOST_PROBLEMS = 10_000;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<ImportedLine> problems = new ArrayList<>();
    private String stopped = "";
    private long errors;

    /** A line has its outcome. */
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

    /** How many lines are refused or unknown. */
    long errors() {
        return errors;
    }

    /** No more lines are sent, for this reason; the first one counts. */
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

    ImportReport report(Duration elapsed) {
        problems.sort(Comparator.comparingLong(ImportedLine::position));
        return ImportReport.of(progress(elapsed), problems, stopped);
    }
}
