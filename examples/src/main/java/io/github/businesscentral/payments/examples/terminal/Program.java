package io.github.businesscentral.payments.examples.terminal;

import io.github.businesscentral.payments.error.BusinessCentralException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs a command of picocli in the way of all these programs: one line for what went wrong, and the statuses of {@link ExitStatus}. */
public final class Program {
    private Program() {}

    /** Runs the command and ends the Java runtime unless the status is 0. */
    public static void run(Object command, String... args) {
        int status = of(command).execute(args);
        if (status != ExitStatus.DONE) {
            System.exit(status);
        }
    }

    /** Prepares the command. */
    public static CommandLine of(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec()
                .exitCodeOnInvalidInput(ExitStatus.NOT_DONE)
                .exitCodeOnExecutionException(ExitStatus.NOT_DONE)
                .usageMessage()
                .exitCodeListHeading("Exit status:%n")
                .exitCodeList(statuses());
        line.setParameterExceptionHandler((e, args) -> fail(e.getCommandLine(), e.getMessage() + " --help says more."));
        line.setExecutionExceptionHandler((e, where, parsed) -> {
            if (e instanceof BusinessCentralException refused) {
                return fail(where, refused.reason());
            }
            if (e instanceof UncheckedIOException failed) {
                return fail(
                        where, failed.getMessage() + ": " + failed.getCause().getMessage());
            }
            if (e instanceof IllegalArgumentException) {
                return fail(where, e.getMessage());
            }
            throw e;
        });
        return line;
    }

    private static Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        statuses.put(String.valueOf(ExitStatus.DONE), "everything is done");
        statuses.put(
                String.valueOf(ExitStatus.LINES_LEFT), "everything is done, except for lines that are left to you");
        statuses.put(
                String.valueOf(ExitStatus.NOT_DONE), "not complete, or nothing could be done: the output says why");
        statuses.put("130", "ended by Ctrl-C");
        return statuses;
    }

    private static int fail(CommandLine where, String why) {
        where.getErr().println("Stopped: " + SafeText.of(why));
        return ExitStatus.NOT_DONE;
    }
}
