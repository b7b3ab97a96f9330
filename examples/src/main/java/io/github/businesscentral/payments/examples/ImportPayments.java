package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.examples.imports.Beside;
import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.examples.imports.FileImport;
import io.github.businesscentral.payments.examples.imports.Settings;
import io.github.businesscentral.payments.examples.imports.Shutdown;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * From a file with payments, however many, to a journal, each payment once: what was sent and what is booked is kept in a file
 * beside, so that it can be run again, also after it was killed, and completes the rest. What is refused goes into another file,
 * which can be corrected and imported in turn.
 *
 * <p>Works in an embedded stand-in server, or in a real environment if the variables of {@link Quickstart} are set.
 */
@Command(
        name = "ImportPayments",
        description = {
            "Imports the payments of FILE into a journal, each once. Can be run again at any time, and completes the rest.",
            "",
            "FILE is CSV in UTF-8. Its first line names the columns: customerNumber, postingDate, documentNumber and"
                    + " amountReceived; if need be externalDocumentNumber, appliesToInvoiceNumber, description and comment. Dates"
                    + " are like 2026-08-20, amounts like 1500.10.",
            "",
            "FILE.resume keeps what was sent and what is booked: leave it there, and FILE as it is. FILE.refused.csv has the"
                    + " refused lines, if any, with the reasons: correct them there, and import that file.",
            "",
            "Ctrl-C stops when what is under way is answered.",
            ""
        },
        exitCodeOnInvalidInput = FileImport.NOT_COMPLETE,
        exitCodeOnExecutionException = FileImport.NOT_COMPLETE,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all lines are in the journal",
            "1:all lines are in the journal, but for those that are refused",
            "2:not complete: stopped, lines unknown, or nothing could be done",
            "130:ended by Ctrl-C, as any program"
        })
public final class ImportPayments implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file with the payments")
    private Path file = Path.of("");

    @Option(
            names = "--stop-after-errors",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "sends no more after N lines that Business Central refuses, or that stay unknown; otherwise 100")
    private int stopAfterErrors;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int status = new CommandLine(new ImportPayments()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() {
        if (stopAfterErrors < 1) {
            throw new ParameterException(spec.commandLine(), "--stop-after-errors must be 1 or more.");
        }
        try (Target target = target();
                Shutdown shutdown = Shutdown.watch(System.out)) {
            return run(target, shutdown, Display.here(), System.out);
        }
    }

    private Target target() {
        try {
            return Target.of(System.getenv());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Does what the options say, and returns the exit status. */
    int run(Target target, BooleanSupplier stopWhen, Display display, PrintStream out) {
        out.println("Payments from a file, in " + target + ".");
        if (target.isReal()) {
            out.println("This will add payments to journal " + target.journalId() + " in company " + target.companyId()
                    + "; nothing is posted.");
        }
        // The stand-in forgets everything when the program ends, so nothing must be kept of it either.
        Optional<Path> resumeFile = target.isReal() ? Optional.of(Beside.resumeFile(file)) : Optional.empty();
        Settings settings = new Settings(file, resumeFile, stopAfterErrors, stopWhen, display);
        try (CustomerPaymentsClient client = target.newClient()) {
            return FileImport.run(client.company(target.companyId()).journal(target.journalId()), settings, out);
        }
    }
}
