package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of the import, as a table, and what to do next.
 *
 * @param count the lines of the file
 * @param progress the outcomes of the readable ones
 * @param stopped why not all of them were sent, if so
 */
record Summary(PaymentCount count, ImportProgress progress, Optional<String> stopped) {
    static Summary of(PaymentCount count, ImportReport report, Optional<String> stopped) {
        return new Summary(count, report.progress(), stopped);
    }

    static Summary nothingSent(PaymentCount count) {
        return new Summary(count, ImportProgress.of(Map.of(), Duration.ZERO), Optional.empty());
    }

    /** Whether another import would find all lines booked, posted or refused. */
    boolean isComplete() {
        return stopped.isEmpty() && count(Outcome.UNKNOWN) == 0 && notSent() == 0;
    }

    /** Whether the run has lines that are not posted. */
    boolean isToBePosted() {
        return count(Outcome.BOOKED) + count(Outcome.BOOKED_BEFORE) > 0;
    }

    long refused() {
        return count.unreadable() + count(Outcome.REFUSED);
    }

    private long notSent() {
        return count.readable() - progress.lines() + count(Outcome.NOT_SENT);
    }

    private long count(Outcome outcome) {
        return progress.count(outcome);
    }

    void print(PrintStream out) {
        print("Booked", count(Outcome.BOOKED), out);
        print("Booked before", count(Outcome.BOOKED_BEFORE), out);
        print("Posted before", count(Outcome.POSTED_BEFORE), out);
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

    void printNext(PrintStream out) {
        stopped.ifPresent(why -> out.println("Stopped: " + why));
        out.println(
                isComplete()
                        ? "Every line that is not refused is in the run, or posted."
                        : "The import is not complete. Start this again: it finds what is there, and sends the rest.");
    }
}
