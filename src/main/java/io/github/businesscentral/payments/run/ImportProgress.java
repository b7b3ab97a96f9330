package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The progress of an import: the number of lines by outcome. */
public final class ImportProgress {
    private final Map<Outcome, Long> counts;
    private final Duration elapsed;

    private ImportProgress(Map<Outcome, Long> counts, Duration elapsed) {
        this.counts = new EnumMap<>(Outcome.class);
        Arrays.stream(Outcome.values()).forEach(outcome -> this.counts.put(outcome, counts.getOrDefault(outcome, 0L)));
        this.elapsed = elapsed;
    }

    /** Creates a progress with these counts. */
    public static ImportProgress of(Map<Outcome, Long> counts, Duration elapsed) {
        return new ImportProgress(counts, elapsed);
    }

    /** The number of lines with this outcome. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The number of lines that are in the run's journals or posted. */
    public long booked() {
        return count(Outcome.BOOKED) + count(Outcome.BOOKED_BEFORE) + count(Outcome.POSTED_BEFORE);
    }

    /** The number of lines that have an outcome. */
    public long lines() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The time since the import began. */
    public Duration elapsed() {
        return elapsed;
    }

    /** The average number of lines that this import booked per second. */
    public double linesPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : count(Outcome.BOOKED) / seconds;
    }

    @Override
    public String toString() {
        return lines() + " lines " + counts + " in " + elapsed;
    }
}
