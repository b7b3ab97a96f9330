package io.github.businesscentral.payments.examples.imports;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What to import, and how.
 *
 * @param file the file with the payments
 * @param run the name of the run
 * @param account the number of the G/L account that the payments balance against
 * @param cacheWait how long the run waits for the server's caches; the library's default if empty
 * @param mode whether to look, to import, or to post as well
 * @param stopAfterErrors after how many refused or unknown lines to stop
 * @param stopWhen whether the program was asked to stop; checked before each request
 * @param display how to show the progress
 * @param clock tells dates that are far off
 */
public record Settings(
        Path file,
        String run,
        String account,
        Optional<Duration> cacheWait,
        Mode mode,
        int stopAfterErrors,
        BooleanSupplier stopWhen,
        Display display,
        Clock clock) {
    /** How far to go. */
    public enum Mode {
        /** Read the file and say what would happen. */
        DRY_RUN,
        /** Import the lines. */
        IMPORT,
        /** Import the lines and post the run. */
        POST
    }

    boolean isPosting() {
        return mode == Mode.POST;
    }
}
