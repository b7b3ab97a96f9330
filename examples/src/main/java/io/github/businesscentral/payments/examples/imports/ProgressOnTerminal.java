package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.run.ImportProgress;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left, drawn again and again in the same line of a terminal. */
final class ProgressOnTerminal implements Progress {
    /** Given, and not asked for: to ask, the bar's library takes Ctrl-C from the Java runtime, and nothing would end in order. */
    private static final int WIDTH = 79;

    private final long total;
    private final PrintStream out;
    private Optional<ProgressBar> bar = Optional.empty();

    ProgressOnTerminal(long total, PrintStream out) {
        this.total = total;
        this.out = out;
    }

    @Override
    public void show(ImportProgress now) {
        if (bar.isEmpty()) {
            // What is done when the first batch is answered does not count as speed: it took time before the bar was
            // there, or
            // was done by an earlier start.
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("Importing")
                    .setUnit(" lines", 1)
                    .setInitialMax(total)
                    .startsFrom(now.lines(), now.elapsed())
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .build());
        }
        bar.get().stepTo(now.lines());
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
