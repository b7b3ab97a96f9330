package io.github.businesscentral.payments.examples.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressInLinesTest {
    @Test
    void aLineEveryFiveSecondsAtMost() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Progress progress = Display.LINES.start(100_000, new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
            for (int second = 1; second <= 14; second++) {
                progress.show(after(second, 0));
            }
            // Lines that were booked before count as done, but not as this start's speed.
            progress.show(after(20, 85_000));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "2,500 of 100,000 lines, 500 a second, 0:03:15 left",
                        "5,000 of 100,000 lines, 500 a second, 0:03:10 left",
                        "95,000 of 100,000 lines, 500 a second, 0:00:10 left");
    }

    @Test
    void withoutARateNoTimeIsPromised() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Display.LINES
                .start(100, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .show(ImportProgress.of(Map.of(Outcome.UNKNOWN, 50L), Duration.ofSeconds(6)));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("50 of 100 lines, 0 a second");
    }

    private static ImportProgress after(int seconds, long before) {
        return ImportProgress.of(
                Map.of(Outcome.BOOKED, seconds * 500L, Outcome.BOOKED_BEFORE, before), Duration.ofSeconds(seconds));
    }
}
