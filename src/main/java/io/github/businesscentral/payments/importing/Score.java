package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportProgress;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what became of the lines of an import, and keeps the first of those that need somebody's attention. */
final class Score {
    static final int MOST_PROBLEMS = 10_000;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<ImportedLine> problems = new ArrayList<>();
    private @Nullable Instant lateCommit;
    private String stopped = "";
    private long errors;

    /** A line has its outcome; one of an earlier run is no error of this one. */
    void add(ImportedLine line, boolean ofThisRun) {
        counts.merge(line.outcome(), 1L, Long::sum);
        boolean error = line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.UNKNOWN;
        if (error && ofThisRun) {
            errors++;
        }
        if ((error || line.outcome() == Outcome.NOT_SENT) && problems.size() < MOST_PROBLEMS) {
            problems.add(line);
        }
    }

    /** How many lines this run has found to be refused or unknown. */
    long errors() {
        return errors;
    }

    /** An unanswered attempt may be executed as late as this. */
    void mayCommitUntil(Instant until) {
        if (lateCommit == null || until.isAfter(lateCommit)) {
            lateCommit = until;
        }
    }

    /** As late as this an unanswered attempt may be executed, if there is one. */
    Optional<Instant> mayCommitUntil() {
        return Optional.ofNullable(lateCommit);
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
        return ImportReport.of(progress(elapsed), problems, stopped, lateCommit);
    }
}
