package io.github.businesscentral.payments.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of this package in a JVM of their own, on the class path of this one. */
final class JavaProcess {
    private JavaProcess() {}

    /** Starts {@code program}; what it reports as errors appears among ours. */
    static Process start(Class<?> program, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs {@code program} to its end and returns the last line that it printed; empty if there is none. */
    static String run(Class<?> program, List<String> flags, String... arguments) throws IOException {
        Process process = start(program, flags, arguments);
        try (BufferedReader out = process.inputReader()) {
            String last = out.lines().reduce("", (before, line) -> line);
            if (process.waitFor() != 0) {
                throw new IOException(program.getSimpleName() + " failed with exit code " + process.exitValue());
            }
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program.getSimpleName() + " was waited for in vain", e);
        }
    }
}
