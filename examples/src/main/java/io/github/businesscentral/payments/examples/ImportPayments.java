package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.examples.imports.FileImport;
import io.github.businesscentral.payments.examples.imports.Settings;
import io.github.businesscentral.payments.examples.imports.Settings.Mode;
import io.github.businesscentral.payments.examples.imports.Shutdown;
import io.github.businesscentral.payments.examples.terminal.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Imports any number of payments from a file into a run, each once. It can be stopped or killed and started again at any time, also
 * after the run was posted: it finds what is there and sends the rest.
 *
 * <p>Uses a stand-in server inside the program, the server whose address is in {@code BC_ENDPOINT}, or a real
 * environment if the variables of {@link Quickstart} are set; {@code BC_JOURNAL_ID} is not needed.
 */
@Command(
        name = "ImportPayments",
        description = {
            "Imports the payments of FILE into a run, each once. Start it again at any time: it sends the rest.",
            "",
            "FILE is CSV in UTF-8. Its first line names the columns: customerNumber, postingDate, documentNumber and"
                    + " amountReceived; optional are externalDocumentNumber, appliesToInvoiceNumber, description and comment."
                    + " Dates are like 2026-08-20, amounts like 1500.10. Give each payment a documentNumber"
                    + " of its own, and keep it once the payment is booked: the run recognizes the payment by it.",
            "",
            "Each start writes FILE.refused.csv anew: the refused lines, if any, with the reasons. Correct them in FILE,"
                    + " and start it again.",
            "",
            "Ctrl-C stops after the responses to the requests that were sent.",
            ""
        })
public final class ImportPayments implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file with the payments")
    private Path file = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description =
                    "the name of the run; by default FILE's name without its extension. Payments that were started under"
                            + " one name must be continued under it.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--account",
            paramLabel = "NUMBER",
            description =
                    "the G/L account that the payments balance against, such as 9990; not needed with the stand-in"
                            + " server inside the program")
    private Optional<String> account = Optional.empty();

    @Option(names = "--dry-run", description = "reads FILE and says what would happen; sends and writes nothing")
    private boolean dryRun;

    @Option(
            names = "--post",
            description = "posts the run when all lines are booked or refused, which cannot be undone")
    private boolean post;

    @Option(
            names = "--stop-after-errors",
            paramLabel = "N",
            defaultValue = "100",
            description = "stops after N lines that are refused or unknown; by default 100")
    private int stopAfterErrors;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        Program.run(new ImportPayments(), args);
    }

    @Override
    public Integer call() {
        if (stopAfterErrors < 1) {
            throw wrongUse("--stop-after-errors must be 1 or more.");
        }
        if (dryRun && post) {
            throw wrongUse("--dry-run sends nothing, so it cannot be given with --post.");
        }
        try (Target target = Target.of(System.getenv());
                Shutdown shutdown = Shutdown.watch(System.out)) {
            return run(target, shutdown, Display.here(), System.out);
        }
    }

    private ParameterException wrongUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int run(Target target, BooleanSupplier stopWhen, Display display, PrintStream out) {
        boolean inside = target.kind() == Target.Kind.STAND_IN_INSIDE;
        if (account.isEmpty() && !inside) {
            throw wrongUse("--account is missing: the number of the G/L account that the payments balance against.");
        }
        String name = run.orElseGet(this::fileName);
        out.println("Payments from a file, in " + target + ".");
        if (!inside && !dryRun) {
            out.println("This will enter payments into the run \"" + name + "\" in company " + target.companyId()
                    + (post ? " and post it." : "; nothing is posted."));
        }
        Settings settings = new Settings(
                file,
                name,
                account.orElse(Target.CLEARING_ACCOUNT),
                // A stand-in has no caches to wait for.
                target.isReal() ? Optional.empty() : Optional.of(Duration.ZERO),
                dryRun ? Mode.DRY_RUN : post ? Mode.POST : Mode.IMPORT,
                stopAfterErrors,
                stopWhen,
                display,
                Clock.systemUTC());
        try (CustomerPaymentsClient client = target.newClient()) {
            return FileImport.run(client.company(target.companyId()), settings, out);
        }
    }

    private String fileName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).strip();
    }
}
