package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.examples.imports.Shutdown;
import java.util.UUID;
import picocli.CommandLine;

/** {@link ImportPayments} as a program of its own, with a server elsewhere: the one that {@code args} name before the file. */
final class ImportProgram {
    private ImportProgram() {}

    public static void main(String[] args) {
        Target target = new Target(
                "a stand-in server elsewhere",
                true,
                BusinessCentralEndpoint.of(args[0]),
                TokenProvider.fixed("any-token-will-do"),
                UUID.fromString(args[1]),
                UUID.fromString(args[2]),
                () -> {});
        ImportPayments program = new ImportPayments();
        new CommandLine(program).parseArgs(args[3]);
        int status;
        try (Shutdown shutdown = Shutdown.watch(System.out)) {
            status = program.run(target, shutdown, Display.here(), System.out);
        }
        System.exit(status);
    }
}
