package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.run.ImportProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says every five seconds how far the import has come. */
final class ProgressInLines implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final long total;
    private final PrintStream out;
    private Duration next = PAUSE;

    ProgressInLines(long total, PrintStream out) {
        this.total = total;
        this.out = out;
    }

    @Override
    public void show(ImportProgress now) {
        if (now.elapsed().compareTo(next) >= 0) {
            next = now.elapsed().plus(PAUSE);
            double rate = now.linesPerSecond();
            out.println(String.format(Locale.ROOT, "%,d of %,d lines, %,.0f a second", now.lines(), total, rate)
                    + (rate > 0 ? ", " + left((total - now.lines()) / rate) + " left" : ""));
        }
    }

    private static String left(double seconds) {
        Duration left = Duration.ofSeconds((long) Math.ceil(seconds));
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    @Override
    public void close() {
        // The last word is the summary's.
    }
}
