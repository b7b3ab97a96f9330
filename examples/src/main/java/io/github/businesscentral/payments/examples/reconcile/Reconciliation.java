package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.model.CustomerFields;
import io.github.businesscentral.payments.odata.Query;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a bank statement into a journal of its own, line by line, and can be run again at any time. */
public final class Reconciliation {
    /** Every line is entered, and posted if that was asked for. */
    public static final int ALL_DONE = 0;

    /** Nothing of the statement is in Business Central, or it cannot be told. */
    public static final int NOTHING_DONE = 1;

    /** Somebody has to look at some lines, or at the journal. */
    public static final int SOME_NOT_DONE = 2;

    private final CompanyPayments company;
    private final Settings settings;
    private final PrintStream out;

    private Reconciliation(CompanyPayments company, Settings settings, PrintStream out) {
        this.company = company;
        this.settings = settings;
        this.out = out;
    }

    /** Works through the statement, tells what became of each line, and returns the program's exit status. */
    public static int run(CompanyPayments company, Settings settings, PrintStream out) {
        try {
            Statement statement = Statement.read(settings.statement());
            try (Progress progress = Progress.open(settings.progress(), statement, settings.target())) {
                return new Reconciliation(company, settings, out).run(statement, progress);
            }
        } catch (CannotReconcileException e) {
            out.println("Stopped: " + e.getMessage());
        } catch (BusinessCentralException e) {
            out.println("Stopped, since Business Central could not be asked: " + e.reason());
        }
        return NOTHING_DONE;
    }

    private int run(Statement statement, Progress progress) {
        out.println("Bank statement " + statement.name() + ": "
                + statement.lines().size() + " lines, journal " + statement.journalCode() + ".");
        out.println();
        Invoices invoices = Invoices.namedIn(
                statement.lines().stream().map(StatementLine::text).toList(), company.salesInvoices());
        StatementJournal journal = new StatementJournal(company, statement, settings, progress);
        journal.find();
        Settlement settlement = new Settlement(statement, progress, invoices);
        settlement.settle(journal.lines());
        progress.save();

        List<LineResult> results = enter(
                statement,
                progress,
                new Matching(settings.currency(), invoices, this::isCustomer),
                settlement,
                new Entering(statement, progress, journal, settings.clock()));
        Optional<String> notPosted = settings.post()
                ? new Posting(statement, progress, journal, settlement, settings.clock()).post()
                : Optional.empty();
        ResultTable.print(results, out);
        out.println();
        out.println(sum(results));
        out.println(ofPosting(progress, notPosted));
        return status(results, notPosted);
    }

    private static List<LineResult> enter(
            Statement statement, Progress progress, Matching matching, Settlement settlement, Entering entering) {
        for (StatementLine line : statement.lines()) {
            LineProgress noted = progress.of(line);
            if (noted.state() == State.ENTERED) {
                matching.promise(noted.invoice(), line.amount().orElseThrow());
            }
        }
        List<LineResult> results = new ArrayList<>();
        for (StatementLine line : statement.lines()) {
            LineProgress noted = progress.of(line);
            if (settlement.isInDoubt(noted)) {
                results.add(inDoubt(line, noted));
            } else if (noted.state() != State.NEW && noted.state() != State.SENT) {
                results.add(new LineResult(
                        line,
                        noted.invoice(),
                        noted.state().isDone(),
                        noted.state().words()));
            } else {
                results.add(enter(line, matching, entering));
            }
        }
        return results;
    }

    private static LineResult enter(StatementLine line, Matching matching, Entering entering) {
        Match match = matching.match(line);
        if (!match.why().isEmpty()) {
            return LineResult.notDone(line, match.invoiceNumber(), match.why());
        }
        LineResult result = entering.enter(line, match);
        if (result.done()) {
            matching.promise(match.invoiceNumber(), line.amount().orElseThrow());
        }
        return result;
    }

    private static LineResult inDoubt(StatementLine line, LineProgress noted) {
        return LineResult.notDone(
                line,
                noted.invoice(),
                "it was sent in an earlier run and not answered, it is not in the journal, and what is to be paid on the"
                        + " invoice has changed since: look for " + line.reference()
                        + " in the customer's ledger entries, and enter it by hand if it is not there");
    }

    private boolean isCustomer(String name) {
        if (name.length() > CustomerFields.DISPLAY_NAME.maxLength()) {
            return false;
        }
        // A value can match too much in a filter, so what is found is compared again.
        return company.customers().list(Query.where(CustomerFields.DISPLAY_NAME.equalToIgnoreCase(name))).stream()
                .anyMatch(
                        customer -> Matching.simplified(customer.displayName()).equals(Matching.simplified(name)));
    }

    private String sum(List<LineResult> results) {
        List<LineResult> done = results.stream().filter(LineResult::done).toList();
        BigDecimal total = done.stream()
                .flatMap(result -> result.line().amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int rest = results.size() - done.size();
        return done.size() + " of " + results.size() + " lines are entered, " + ResultTable.money(total) + " "
                + settings.currency() + " in all" + (rest == 0 ? "." : "; " + rest + " to look at.");
    }

    private String ofPosting(Progress progress, Optional<String> notPosted) {
        if (notPosted.isPresent()) {
            return "The journal is " + notPosted.get() + ".";
        }
        if (!settings.post()) {
            return progress.has(State.ENTERED)
                    ? "The journal is not posted; --post does that."
                    : "There is nothing to post.";
        }
        return progress.has(State.POSTED)
                ? "The journal is posted, or queued for it where Business Central posts in the background."
                : "There was nothing to post.";
    }

    private static int status(List<LineResult> results, Optional<String> notPosted) {
        if (results.stream().noneMatch(LineResult::done)) {
            return NOTHING_DONE;
        }
        return results.stream().allMatch(LineResult::done) && notPosted.isEmpty() ? ALL_DONE : SOME_NOT_DONE;
    }
}
