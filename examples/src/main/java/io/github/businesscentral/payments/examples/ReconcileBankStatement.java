package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.examples.reconcile.Reconciliation;
import io.github.businesscentral.payments.examples.reconcile.Settings;
import io.github.businesscentral.payments.examples.reconcile.Settings.Mode;
import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * From a bank statement to payments in runs: matches its bookings to open invoices, enters what is certain, says what is left to
 * people and why, and posts if asked to. It can be started again at any time, also with another file that has the same bookings:
 * each gets into the ledger once.
 *
 * <p>Uses a stand-in server inside the program, with a sample if no statement is given, the server whose address is
 * in {@code BC_ENDPOINT}, or a real environment if the variables of {@link Quickstart} are set.
 */
@Command(
        name = "ReconcileBankStatement",
        description = {
            "Enters the payments of a bank statement into runs, each once. Start it again at any time, also with another"
                    + " download of the same bookings.",
            "",
            "STATEMENT is camt.053 (of any version, also as .gz or .zip) or CSV. Each account and booking date has its"
                    + " own run. A booking is known by its account and the bank's reference.",
            ""
        })
public final class ReconcileBankStatement implements Callable<Integer> {
    private static final String SAMPLE = "statement.csv";

    @Parameters(
            arity = "0..1",
            paramLabel = "STATEMENT",
            description = "the bank statement; a sample if none is given, with the stand-in server inside the program")
    private Optional<Path> statement = Optional.empty();

    @Option(
            names = "--account",
            paramLabel = "IBAN",
            description =
                    "the bank account, by its IBAN or number. Needed if the file has several; the bookings of others are"
                            + " left out then. If the file names none, always give the same")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description =
                    "the currency of the company's books, such as EUR; the API does not tell it. By default EUR with a"
                            + " stand-in server, and required for a real environment")
    private Optional<String> currency = Optional.empty();

    @Option(
            names = "--balancing-account",
            paramLabel = "NUMBER",
            description =
                    "the G/L account that stands for the bank account; by default that of the journal BC_JOURNAL_ID")
    private Optional<String> balancingAccount = Optional.empty();

    @ArgGroup(validate = false, heading = "CSV files:%n")
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--dry-run", description = "says what would happen, and writes nothing")
    private boolean dryRun;

    @Option(names = "--post", description = "posts the runs in the end, which cannot be undone")
    private boolean post;

    @Option(names = "--twice", description = "does it all a second time, to see that nothing is booked twice")
    private boolean twice;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    public static void main(String[] args) {
        Program.run(new ReconcileBankStatement(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (dryRun && post) {
            throw new IllegalArgumentException("--dry-run writes nothing, so it cannot be given with --post.");
        }
        try (Target target = Target.of(System.getenv())) {
            if (statement.isPresent()) {
                return run(target, statement.get(), System.out);
            }
            if (target.kind() != Target.Kind.STAND_IN_INSIDE) {
                throw new IllegalArgumentException(
                        "The bank statement is missing. The sample is for the stand-in server"
                                + " inside the program only.");
            }
            return withSample(target);
        }
    }

    private int withSample(Target target) throws IOException {
        Path sample = Files.createTempDirectory("reconcile").resolve(SAMPLE);
        try (InputStream content = ReconcileBankStatement.class.getResourceAsStream("/" + SAMPLE)) {
            Files.copy(content, sample);
            return run(target, sample, System.out);
        } finally {
            Files.deleteIfExists(sample);
            Files.deleteIfExists(sample.getParent());
        }
    }

    /** Does what the options say, and returns the exit status. */
    int run(Target target, Path file, PrintStream out) {
        if (target.isReal() && currency.isEmpty()) {
            throw new IllegalArgumentException(
                    "A real environment needs --currency, the currency of the company's books.");
        }
        Mode mode = dryRun ? Mode.DRY_RUN : post ? Mode.POST : Mode.ENTER;
        String books = currency.orElse("EUR");
        Settings settings = new Settings(
                file,
                csv.format(books),
                account,
                books,
                balancingAccount,
                target.journal(),
                // A stand-in has no caches to wait for.
                target.isReal() ? Optional.empty() : Optional.of(Duration.ZERO),
                mode,
                Clock.systemUTC());
        out.println("Payments from a bank statement, in " + target + ".");
        if (target.isReal()) {
            out.println(
                    switch (mode) {
                        case DRY_RUN -> "Nothing is written.";
                        case ENTER ->
                            "This will enter payments into runs in company " + target.companyId()
                                    + "; nothing is posted.";
                        case POST ->
                            "This will enter payments into runs in company " + target.companyId() + " and post them.";
                    });
        }
        int status = ExitStatus.NOT_DONE;
        for (int start = 0; start < (twice ? 2 : 1); start++) {
            out.println();
            try (CustomerPaymentsClient client = target.newClient()) {
                status = Reconciliation.run(client.company(target.companyId()), settings, out);
            }
        }
        return status;
    }
}
