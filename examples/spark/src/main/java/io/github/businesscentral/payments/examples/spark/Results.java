package io.github.businesscentral.payments.examples.spark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Prints what was imported and what is in the ledger, and checks it. */
final class Results {
    private static final int ALL = Payouts.RUNS * Payouts.PAYMENTS_PER_RUN;

    private Results() {}

    static void printImportHeader() {
        System.out.printf("%n%-20s%10s%16s%16s%10s%n", "", "Booked", "Booked before", "Posted before", "Refused");
    }

    static void printImport(String title, List<RunImport> imports) {
        System.out.printf(
                "%-20s%,10d%,16d%,16d%,10d%n",
                title,
                sum(imports, RunImport::booked),
                sum(imports, RunImport::bookedBefore),
                sum(imports, RunImport::postedBefore),
                sum(imports, RunImport::refused));
    }

    /** Attempts that failed have booked payments too, and the attempts that count found these. */
    static boolean isComplete(List<RunImport> first) {
        return sum(first, RunImport::booked) + sum(first, RunImport::bookedBefore) == ALL;
    }

    static boolean isAllBookedBefore(List<RunImport> imports) {
        return sum(imports, RunImport::booked) == 0 && sum(imports, RunImport::bookedBefore) == ALL;
    }

    static boolean isAllPostedBefore(List<RunImport> imports) {
        return sum(imports, RunImport::booked) == 0 && sum(imports, RunImport::postedBefore) == ALL;
    }

    /**
     * Prints a row for each run.
     *
     * @param ledger the number of entries by document number
     * @return whether the ledger has each payment once and nothing else, and all workers imported into each run
     */
    static boolean printRuns(List<RunImport> first, Map<Object, Long> ledger) {
        System.out.printf("%n%-20s%10s%16s%16s%10s%n", "Run", "Payments", "Workers", "In the ledger", "Twice");
        boolean correct = true;
        long inLedger = 0;
        for (String run : Payouts.runs()) {
            List<String> numbers = Payouts.documentNumbers(run);
            List<Long> entries =
                    numbers.stream().map(ledger::get).filter(Objects::nonNull).toList();
            long twice = entries.stream().filter(count -> count > 1).count();
            long workers = workers(first, run);
            System.out.printf("%-20s%,10d%,16d%,16d%,10d%n", run, numbers.size(), workers, entries.size(), twice);
            correct &= entries.size() == numbers.size() && twice == 0 && workers == Cluster.WORKERS;
            inLedger += entries.size();
        }
        System.out.printf("%n%,d of %,d payments are in the ledger.%n", inLedger, ALL);
        return correct && ledger.size() == ALL;
    }

    private static long workers(List<RunImport> imports, String run) {
        return imports.stream()
                .filter(part -> part.run().equals(run))
                .map(RunImport::worker)
                .distinct()
                .count();
    }

    private static long sum(List<RunImport> imports, ToLongFunction<RunImport> count) {
        return imports.stream().mapToLong(count).sum();
    }
}
