package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One run of the benchmarks.
 *
 * @param directory where logs and results go
 * @param quick whether to measure briefly, to see that it works rather than how fast
 */
record Run(Path directory, boolean quick) {
    /** Reads the system properties {@code benchmark.directory} and {@code benchmark.quick}. */
    static Run ofProperties() throws IOException {
        Path directory = Path.of(System.getProperty("benchmark.directory", "target/benchmark"));
        return new Run(Files.createDirectories(directory), Boolean.getBoolean("benchmark.quick"));
    }
}
