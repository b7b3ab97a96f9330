package io.github.businesscentral.payments.examples.imports;

import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportListener;
import io.github.businesscentral.payments.batch.ImportOptions;
import io.github.businesscentral.payments.batch.ImportProgress;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports a file into a journal, and can be run again at any time. */
public final class FileImport {
    /** Every line is in the journal. */
    public static final int COMPLETE = 0;

    /** Every line that is not in the journal is refused. */
    public static final int COMPLETE_WITH_REFUSALS = 1;

    /** It has to be run again, or somebody has to look into it first. */
    public static final int NOT_COMPLETE = 2;

    private final JournalPayments journal;
    private final Settings settings;
    private final PrintStream out;
    /** By their position among the lines that can be read, which is how the import counts. */
    private final Map<Long, String> refused = new HashMap<>();

    private FileImport(JournalPayments journal, Settings settings, PrintStream out) {
        this.journal = journal;
        this.settings = settings;
        this.out = out;
    }

    /** Imports the file, tells what became of it, and returns the program's exit status. */
    public static int run(JournalPayments journal, Settings settings, PrintStream out) {
        try {
            return new FileImport(journal, settings, out).run();
        } catch (CannotImportException | ImportException e) {
            out.println("Stopped: " + e.getMessage());
        } catch (BusinessCentralException e) {
            out.println("Stopped, since Business Central could not be asked: " + e.reason());
        }
        return NOT_COMPLETE;
    }

    private int run() {
        PaymentFile file = PaymentFile.open(settings.file());
        PaymentCount count = PaymentCount.of(file);
        out.println("Payments from " + settings.file() + ": " + count.lines() + " lines"
                + (count.unreadable() == 0 ? "." : ", " + count.unreadable() + " of which cannot be read."));
        Summary summary = send(file, count);
        out.println();
        summary.print(out);
        summary.printNext(refusedFiles(file, summary), out);
        if (!summary.isComplete()) {
            return NOT_COMPLETE;
        }
        return summary.refused() == 0 ? COMPLETE : COMPLETE_WITH_REFUSALS;
    }

    private List<Path> refusedFiles(PaymentFile file, Summary summary) {
        if (summary.refused() == 0) {
            return List.of();
        }
        try {
            return RefusedFile.write(file, refused);
        } catch (CannotImportException e) {
            // When the journal may be posted must be said whatever becomes of a file.
            summary.printNext(List.of(), out);
            throw e;
        }
    }

    private Summary send(PaymentFile file, PaymentCount count) {
        if (count.readable() == 0) {
            // Without a resume file the same file can still be corrected as a whole.
            ImportProgress none = ImportProgress.of(Map.of(), Duration.ZERO);
            return Summary.of(count, ImportReport.of(none, List.of(), "", null), Optional.empty());
        }
        try (Progress progress = settings.display().start(count.readable(), out)) {
            ImportReport report = file.read(
                    lines -> journal.importAll(lines.flatMap(line -> line.payment().stream()), options(progress)));
            return Summary.of(count, report, report.stopped().map(this::inOurWords));
        } catch (ImportException e) {
            // Without a report nothing was sent, and there is nothing to be told but why.
            ImportReport report = e.report().orElseThrow(() -> e);
            return Summary.of(count, report, Optional.of(e.getMessage()));
        }
    }

    private String inOurWords(String why) {
        return settings.stopWhen().getAsBoolean() ? "as it was asked to." : why + ".";
    }

    private ImportOptions options(Progress progress) {
        ImportOptions.Builder options = ImportOptions.builder()
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
                });
        settings.resumeFile().ifPresent(options::resumeFile);
        return options.build();
    }
}
