package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.examples.reconcile.LineResult.State;
import io.github.businesscentral.payments.examples.reconcile.Settings.Mode;
import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.examples.statement.Statement;
import io.github.businesscentral.payments.examples.statement.StatementFile;
import io.github.businesscentral.payments.examples.statement.UnreadableStatementException;
import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.SafeText;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.RunOptions;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Enters the payments of a bank statement, says what is left to people and why, and can be repeated at any time. */
public final class Reconciliation {
    private static final int LINES_A_PART = 5_000;
    private static final int MOST_POSTED_AT_A_TIME = 40;

    private final CompanyPayments company;
    private final Settings settings;
    private final PrintStream out;

    private Reconciliation(CompanyPayments company, Settings settings, PrintStream out) {
        this.company = company;
        this.settings = settings;
        this.out = out;
    }

    /** Works through the statement, prints the result, and returns the program's exit status. */
    public static int run(CompanyPayments company, Settings settings, PrintStream out) {
        try {
            return new Reconciliation(company, settings, out).run();
        } catch (UnreadableStatementException | CannotReconcileException e) {
            out.println("Stopped: " + SafeText.of(e.getMessage()));
        } catch (BusinessCentralException e) {
            out.println("Stopped: " + SafeText.of(e.reason()));
        }
        return ExitStatus.NOT_DONE;
    }

    private int run() {
        Statement statement = StatementFile.read(settings.statement(), settings.format());
        if (statement.bookings().isEmpty()) {
            out.println(SafeText.of("Bank statement " + statement.name() + " holds no bookings."));
            return ExitStatus.DONE;
        }
        BankAccount account = BankAccount.of(company, settings, statement);
        List<Booking> bookings = bookings(statement, account);
        printBeginning(statement, account, bookings);
        List<Booking> usable = bookings.stream()
                .filter(booking ->
                        Matching.unusable(booking, settings.currency()).isEmpty())
                .filter(booking -> booking.repeats().isEmpty())
                .toList();
        Hints.of(usable, LocalDate.now(settings.clock())).forEach(out::println);
        out.println();

        Map<LocalDate, DayRun> runs = settings.mode() == Mode.DRY_RUN ? Map.of() : open(account, usable);
        LookUp lookUp = settings.mode() == Mode.DRY_RUN
                ? LookUp.everywhere(account, company)
                : LookUp.inRuns(account, company, runs.values());
        List<Decision> decisions = decide(account, bookings, usable, lookUp.find(usable));
        List<LineResult> results = withRepeats(
                settings.mode() == Mode.DRY_RUN
                        ? decisions.stream().map(Decision::ifNotEntered).toList()
                        : enter(decisions, runs));
        List<String> notPosted = settings.mode() == Mode.POST ? post(runs) : List.of();
        return print(results, runs, notPosted);
    }

    private void printBeginning(Statement statement, BankAccount account, List<Booking> bookings) {
        out.println(SafeText.of("Bank statement " + statement.name() + ": " + bookings.size() + " lines of account "
                + account.name() + "."));
        out.println("The payments are balanced against G/L account " + account.balancingNumber() + ".");
        statement.notes().forEach(note -> out.println(SafeText.of(note)));
        int others = statement.bookings().size() - bookings.size();
        if (others > 0) {
            out.println(others + " lines of other accounts are left out.");
        }
        out.println("Amounts are those that reached the account, after the bank's charges.");
    }

    private static List<Booking> bookings(Statement statement, BankAccount account) {
        boolean namesAccounts = !statement.accounts().isEmpty();
        return statement.bookings().stream()
                .filter(booking ->
                        booking.account().isEmpty() || booking.account().equals(account.name()))
                .map(booking -> namesAccounts && booking.account().isEmpty()
                        ? booking.withProblem("the line names no account")
                        : booking)
                .toList();
    }

    private Map<LocalDate, DayRun> open(BankAccount account, List<Booking> usable) {
        Map<LocalDate, Long> sizes = usable.stream()
                .collect(Collectors.groupingBy(
                        booking -> booking.date().orElseThrow(), TreeMap::new, Collectors.counting()));
        Map<LocalDate, DayRun> runs = new TreeMap<>();
        sizes.forEach((date, size) -> {
            RunOptions options = RunOptions.balancingAccount(account.balancingId())
                    .parts((int) Math.min(RunOptions.MOST_PARTS, (size + LINES_A_PART - 1) / LINES_A_PART));
            DayRun run = DayRun.open(
                    company,
                    account,
                    date,
                    settings.cacheWait().map(options::cacheWait).orElse(options));
            if (settings.mode() == Mode.POST) {
                run.completePosting();
            }
            runs.put(date, run);
        });
        return runs;
    }

    private List<Decision> decide(
            BankAccount account, List<Booking> bookings, List<Booking> usable, Map<Integer, Found> found) {
        List<String> texts = usable.stream()
                .flatMap(booking -> Stream.concat(booking.texts().stream(), booking.invoice().stream()))
                .toList();
        Invoices invoices = Invoices.read(company.salesInvoices(), texts);
        Matching matching = new Matching(settings.currency(), invoices, new Payers(invoices, company.customers()));
        Deciding deciding = new Deciding(account, settings.currency(), matching, found);
        return deciding.decide(bookings);
    }

    private static List<LineResult> enter(List<Decision> decisions, Map<LocalDate, DayRun> runs) {
        Map<String, ImportedLine> outcomes = new HashMap<>();
        runs.forEach((date, run) -> outcomes.putAll(run.enter(decisions.stream()
                .filter(decision -> decision.booking().date().equals(Optional.of(date)))
                .flatMap(decision -> decision.payments().stream())
                .toList())));
        return decisions.stream().map(decision -> decision.result(outcomes)).toList();
    }

    /** A line that repeats another has its state. */
    private static List<LineResult> withRepeats(List<LineResult> results) {
        Map<Integer, State> states = results.stream()
                .collect(Collectors.toMap(result -> result.booking().position(), LineResult::state));
        return results.stream()
                .map(result -> result.booking()
                        .repeats()
                        .map(first ->
                                new LineResult(result.booking(), "", states.get(first), "the same as line " + first))
                        .orElse(result))
                .toList();
    }

    private static List<String> post(Map<LocalDate, DayRun> runs) {
        // Each run waits for the server's caches; many together wait no longer than one.
        ExecutorService threads = Executors.newFixedThreadPool(MOST_POSTED_AT_A_TIME);
        try {
            return runs.values().stream()
                    .filter(DayRun::isToBePosted)
                    .map(run -> CompletableFuture.supplyAsync(run::post, threads)
                            .thenApply(why ->
                                    why.map(reason -> "The run \"" + run.name() + "\" is not posted: " + reason)))
                    .toList()
                    .stream()
                    .flatMap(posting -> posting.join().stream())
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private int print(List<LineResult> results, Map<LocalDate, DayRun> runs, List<String> notPosted) {
        ResultTable.print(results, out);
        out.println();
        out.println(sum(results));
        notPosted.forEach(why -> out.println(SafeText.of(why)));
        long withLines = runs.values().stream().filter(DayRun::isToBePosted).count();
        switch (settings.mode()) {
            case DRY_RUN -> out.println("This was a dry run: nothing is written.");
            case ENTER ->
                out.println(
                        withLines == 0
                                ? "There is nothing to post."
                                : "Nothing is posted; start this again with --post for that.");
            case POST ->
                out.println(
                        withLines == 0
                                ? "There is nothing to post."
                                : (withLines - notPosted.size()) + " of " + withLines + " runs are posted.");
        }
        return status(results, notPosted);
    }

    private String sum(List<LineResult> results) {
        List<LineResult> done =
                results.stream().filter(result -> result.state() == State.DONE).toList();
        BigDecimal total = done.stream()
                .filter(result -> result.booking().repeats().isEmpty())
                .flatMap(result -> result.booking().amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long left = results.size() - done.size();
        return done.size() + " of " + results.size() + " lines are "
                + (settings.mode() == Mode.DRY_RUN ? "certain" : "entered") + ", " + ResultTable.money(total) + " "
                + settings.currency() + " in all" + (left == 0 ? "." : "; " + left + " to look at.");
    }

    private static int status(List<LineResult> results, List<String> notPosted) {
        if (!notPosted.isEmpty() || results.stream().anyMatch(result -> result.state() == State.AGAIN)) {
            return ExitStatus.NOT_DONE;
        }
        return results.stream().allMatch(result -> result.state() == State.DONE)
                ? ExitStatus.DONE
                : ExitStatus.LINES_LEFT;
    }
}
