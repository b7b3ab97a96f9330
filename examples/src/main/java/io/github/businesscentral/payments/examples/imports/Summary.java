package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.batch.ImportProgress;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the file, and what is to be done next.
 *
 * @param lines how many lines the file has
 * @param unreadable how many of them make no sense
 * @param progress what became of the others
 * @param stopped why not all of them were sent, if so
 * @param lateCommitPossibleUntil until when the journal should not be posted, if so
 */
record Summary(
        long lines,
        long unreadable,
        ImportProgress progress,
        Optional<String> stopped,
        Optional<Instant> lateCommitPossibleUntil) {
    static Summary of(PaymentCount count, ImportReport report, Optional<String> stopped) {
        return new Summary(
                count.lines(), count.unreadable(), report.progress(), stopped, report.lateCommitPossibleUntil());
    }

    /** Whether another run would do nothing. */
    boolean isComplete() {
        return stopped.isEmpty() && count(Outcome.UNKNOWN) == 0 && notSent() == 0;
    }

    long refused() {
        return unreadable + count(Outcome.REFUSED);
    }

    private long notSent() {
        return lines - unreadable - progress.lines() + count(Outcome.NOT_SENT);
    }

    private long count(Outcome outcome) {
        return progress.count(outcome);
    }

    void print(PrintStream out) {
        print("Booked", count(Outcome.BOOKED), out);
        print("Booked before", count(Outcome.BOOKED_BEFORE), out);
        print("Refused", refused(), out);
        print("Unknown", count(Outcome.UNKNOWN), out);
        print("Not sent", notSent(), out);
        double seconds = progress.elapsed().toMillis() / 1_000.0;
        out.println(String.format(Locale.ROOT, "%-15s%,12.1f", "Seconds", seconds));
        print("Lines a second", Math.round(progress.linesPerSecond()), out);
        out.println();
    }

    private static void print(String name, long number, PrintStream out) {
        out.println(String.format(Locale.ROOT, "%-15s%,12d", name, number));
    }

    /** Says what is left to be done, beginning with what is not to be done. */
    void printNext(List<Path> refusedFiles, PrintStream out) {
        lateCommitPossibleUntil.ifPresent(until -> out.println("Do not post the journal before "
                + until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)
                + ": a request that was not answered may still be executed."));
        if (!refusedFiles.isEmpty()) {
            out.println("The refused lines are in "
                    + refusedFiles.stream().map(Path::toString).collect(Collectors.joining(" and in "))
                    + ", with the reasons. "
                    + (refusedFiles.size() == 1
                            ? "Correct them there, and import that file."
                            : "Correct them there, and import what is not imported yet."));
        }
        stopped.ifPresent(why -> out.println("Stopped: " + why));
        out.println(
                isComplete()
                        ? "Every line that is not refused is in the journal."
                        : "The file is not complete. Run it again: it finds out what is unknown, and sends what is missing.");
    }
}
