package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.examples.reconcile.Reconciliation;
import io.github.businesscentral.payments.examples.reconcile.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * From a bank statement to payments in a journal: matches its lines to open invoices, enters what matches, tells what does not
 * and why, and posts if asked to. What is done is noted in a file beside the statement, so that it can be run again, also after
 * it was killed, and books nothing twice.
 *
 * <p>Works in an embedded stand-in server, with a statement of its own if none is given, or in a real environment if the
 * variables of {@link Quickstart} are set.
 */
@Command(
        name = "ReconcileBankStatement",
        description =
                "Enters the payments of a bank statement into a journal of their own. Can be run again at any time.",
        exitCodeOnInvalidInput = Reconciliation.NOTHING_DONE,
        exitCodeOnExecutionException = Reconciliation.NOTHING_DONE,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all lines are entered",
            "1:nothing could be done",
            "2:some lines are not entered, or not posted"
        })
public final class ReconcileBankStatement implements Callable<Integer> {
    private static final String SAMPLE = "statement.csv";

    @Parameters(
            arity = "0..1",
            paramLabel = "STATEMENT",
            description = "the bank statement, CSV or camt.053; with the stand-in server, a sample if none is given")
    private Optional<Path> statement = Optional.empty();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "the currency of the company's books, such as EUR; the API does not tell it")
    private Optional<String> currency = Optional.empty();

    @Option(
            names = "--balancing-account",
            paramLabel = "NUMBER",
            description = "the account that stands for the bank; that of the journal BC_JOURNAL_ID if none is given")
    private Optional<String> balancingAccount = Optional.empty();

    @Option(names = "--post", description = "posts the journal in the end, which cannot be undone")
    private boolean post;

    @Option(names = "--twice", description = "does it all a second time, to see that nothing is booked twice")
    private boolean twice;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int status = new CommandLine(new ReconcileBankStatement()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws IOException {
        boolean real = System.getenv().keySet().stream().anyMatch(name -> name.startsWith("BC_"));
        if (!real) {
            try (Target target = Target.standIn(SampleCompany.create())) {
                return inScratchDirectory(target);
            }
        }
        if (statement.isEmpty() || currency.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "A real environment needs both a statement and --currency, as a precaution.");
        }
        try (Target target = Target.of(System.getenv())) {
            return run(target, statement.get(), beside(statement.get()), System.out);
        }
    }

    /** The stand-in forgets everything when the program ends, so what is noted of it must not stay either. */
    private int inScratchDirectory(Target target) throws IOException {
        Path directory = Files.createTempDirectory("reconcile");
        try {
            Path sample = directory.resolve(SAMPLE);
            try (InputStream content = ReconcileBankStatement.class.getResourceAsStream("/" + SAMPLE)) {
                Files.copy(content, sample);
            }
            return run(target, statement.orElse(sample), beside(sample), System.out);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    static Path beside(Path statement) {
        return statement.resolveSibling(statement.getFileName() + ".progress");
    }

    /** Does what the options say, and returns the exit status. */
    int run(Target target, Path file, Path progress, PrintStream out) {
        out.println("Payments from a bank statement, in " + target + ".");
        if (target.isReal()) {
            out.println("This will make a journal in company " + target.companyId() + " and enter payments into it; "
                    + (post ? "they will be posted." : "nothing is posted."));
        }
        Settings settings = new Settings(
                file,
                progress,
                "company " + target.companyId() + " at " + target.endpoint().root(),
                currency.orElse("EUR"),
                balancingAccount,
                target.journalId(),
                post,
                Clock.systemUTC());
        int status = Reconciliation.NOTHING_DONE;
        for (int run = 0; run < (twice ? 2 : 1); run++) {
            out.println();
            try (CustomerPaymentsClient client = target.newClient()) {
                status = Reconciliation.run(client.company(target.companyId()), settings, out);
            }
        }
        return status;
    }
}
