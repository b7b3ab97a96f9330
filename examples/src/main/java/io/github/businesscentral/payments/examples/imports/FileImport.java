package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.examples.imports.Settings.Mode;
import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.SafeText;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.run.ImportException;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Imports a file into a run, and posts the run if asked to. Can be repeated at any time. */
public final class FileImport {
    private static final long LINES_A_PART = 5_000;
    private static final int MOST_SAID = 20;
    private static final Set<RunState> POSTING_BEGUN = EnumSet.of(RunState.SEALING, RunState.SEALED, RunState.POSTING);

    private final CompanyPayments company;
    private final Settings settings;
    private final PrintStream out;
    /** The reasons by position among the readable lines, which are what the import counts. */
    private final Map<Long, String> refused = new HashMap<>();

    private FileImport(CompanyPayments company, Settings settings, PrintStream out) {
        this.company = company;
        this.settings = settings;
        this.out = out;
    }

    /** Imports the file, prints the result, and returns the program's exit status. */
    public static int run(CompanyPayments company, Settings settings, PrintStream out) {
        try {
            return new FileImport(company, settings, out).run();
        } catch (CannotImportException e) {
            out.println("Stopped: " + SafeText.of(e.getMessage()));
        } catch (RunSealedException e) {
            out.println("Stopped: the run is " + e.state() + ", because its posting has begun."
                    + " Start this again with --post, which completes the posting first.");
        } catch (BusinessCentralException e) {
            out.println("Stopped: " + SafeText.of(e.reason()));
        }
        return ExitStatus.NOT_DONE;
    }

    private int run() {
        PaymentFile file = PaymentFile.open(settings.file());
        Hints hints = new Hints(settings.clock());
        PaymentCount count = PaymentCount.of(file, hints);
        out.println("Payments from " + SafeText.of(settings.file().toString()) + ": " + count.lines() + " lines"
                + (count.unreadable() == 0 ? "." : ", " + count.unreadable() + " of which cannot be read."));
        hints.print(out);
        if (settings.mode() == Mode.DRY_RUN) {
            return dryRun(file, count);
        }
        if (count.readable() == 0) {
            // A run keeps the number of parts that it was opened with, so it is not opened for an empty file.
            return report(file, Summary.nothingSent(count));
        }
        PaymentRun run = open(count);
        RunState found = run.state();
        out.println("The run \"" + SafeText.of(run.name()) + "\" is " + found + ".");
        if (settings.isPosting() && POSTING_BEGUN.contains(found)) {
            post(run);
        }
        Summary summary = send(run, file, count);
        int status = report(file, summary);
        return status == ExitStatus.NOT_DONE ? status : finish(run, summary, status);
    }

    private int dryRun(PaymentFile file, PaymentCount count) {
        account();
        file.read(lines -> {
            lines.filter(line -> line.payment().isEmpty())
                    .limit(MOST_SAID)
                    .forEach(line ->
                            out.println("Line " + line.number() + " cannot be read: " + SafeText.of(line.problem())));
            return 0;
        });
        out.println();
        out.println(
                "This was a dry run: nothing is sent. " + count.readable() + " lines would be imported into the run \""
                        + settings.run() + "\"; those that it has already would be found.");
        return count.unreadable() == 0 ? ExitStatus.DONE : ExitStatus.LINES_LEFT;
    }

    private Account account() {
        return company.accounts()
                .list(Query.where(AccountFields.NUMBER.equalTo(settings.account())))
                .first()
                .orElseThrow(() -> new CannotImportException("The company has no G/L account " + settings.account()
                        + ". Name the account that the payments balance against with --account."));
    }

    private PaymentRun open(PaymentCount count) {
        Account account = account();
        long parts = (count.readable() + LINES_A_PART - 1) / LINES_A_PART;
        RunOptions options =
                RunOptions.balancingAccount(account.id()).parts((int) Math.min(parts, RunOptions.MOST_PARTS));
        try {
            return company.run(
                    settings.run(), settings.cacheWait().map(options::cacheWait).orElse(options));
        } catch (IllegalArgumentException e) {
            throw new CannotImportException("The run cannot have this name: " + e.getMessage(), e);
        }
    }

    private Summary send(PaymentRun run, PaymentFile file, PaymentCount count) {
        try (Progress progress = settings.display().start(count.readable(), out)) {
            ImportReport report = file.read(
                    lines -> run.importAll(lines.flatMap(line -> line.payment().stream()), options(progress)));
            return Summary.of(count, report, report.stopped().map(this::inOurWords));
        } catch (ImportException e) {
            return Summary.of(count, e.report().orElseThrow(), Optional.of(e.getMessage()));
        }
    }

    private String inOurWords(String why) {
        return settings.stopWhen().getAsBoolean() ? "on request." : why + ".";
    }

    private ImportOptions options(Progress progress) {
        return ImportOptions.builder()
                .stopAfterErrors(settings.stopAfterErrors())
                .stopWhen(settings.stopWhen())
                .listener(new ImportListener() {
                    @Override
                    public void onLine(ImportedLine line) {
                        if (line.outcome() == Outcome.REFUSED) {
                            refused.put(line.position(), line.reason());
                        }
                    }

                    @Override
                    public void onProgress(ImportProgress now) {
                        progress.show(now);
                    }
                })
                .build();
    }

    private int report(PaymentFile file, Summary summary) {
        out.println();
        summary.print(out);
        summary.printNext(out);
        RefusedFile.write(file, refused)
                .ifPresent(path -> out.println("The refused lines are in " + path
                        + ", with the reasons. Correct them in " + file.path() + ", and start this again."));
        if (!summary.isComplete()) {
            return ExitStatus.NOT_DONE;
        }
        return summary.refused() == 0 ? ExitStatus.DONE : ExitStatus.LINES_LEFT;
    }

    private int finish(PaymentRun run, Summary summary, int status) {
        if (!settings.isPosting()) {
            if (summary.isToBePosted()) {
                out.println("Nothing was posted. To post the run, start this again with --post.");
            }
            return status;
        }
        if (settings.stopWhen().getAsBoolean()) {
            out.println("Stopped: on request, before the run was posted.");
            return ExitStatus.NOT_DONE;
        }
        post(run);
        return status;
    }

    private void post(PaymentRun run) {
        if (run.state() == RunState.POSTED) {
            out.println("The run is POSTED, and nothing is left to post.");
            return;
        }
        out.println(
                settings.cacheWait().isPresent()
                        ? "Posting the run."
                        : "Posting the run. This takes a minute or more, because of the server's caches.");
        RunState state = run.post();
        out.println("The run is " + state
                + (state == RunState.POSTED ? "." : ": it had no lines, or others have entered more meanwhile."));
    }
}
