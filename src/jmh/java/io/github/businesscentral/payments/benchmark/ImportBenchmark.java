package io.github.businesscentral.payments.benchmark;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * An import beside creates one by one and beside what the rules of the server allow, over the loopback with a server that takes
 * 100 ms for each request. The client has all defaults, its rate limit included. Creates one by one are measured on a sample,
 * small enough that the rate limit does not slow it down yet.
 */
final class ImportBenchmark {
    private static final int PAYMENTS = 100_000;
    private static final int QUICK_PAYMENTS = 10_000;
    private static final int SAMPLE = 1_000;
    private static final int IN_FLIGHT = 5;
    private static final int BATCH = 100;
    private static final double REQUESTS_PER_SECOND = 6_000 / 300.0;

    private ImportBenchmark() {}

    /** Prints what was measured, and what the rules allow. */
    static void measure(Run run) throws IOException {
        int payments = run.quick() ? QUICK_PAYMENTS : PAYMENTS;
        Process server = JavaProcess.start(LatentServer.class, List.of("-Xmx1g"));
        String[] address = server.inputReader().readLine().split(" ");
        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(address[0]))
                .tokenProvider(TokenProvider.fixed(Sample.TOKEN))
                .build()) {
            CompanyPayments company = client.company(UUID.fromString(address[1]));
            JournalPayments journal = company.journal(UUID.fromString(address[2]));
            double oneByOne = oneByOne(journal);
            double first = imported(company.run("first", options(company, QUICK_PAYMENTS)), QUICK_PAYMENTS);
            double imported = imported(company.run("import", options(company, payments)), payments);
            double again = imported(company.run("import", options(company, payments)), payments);
            print(payments, first, imported, again, oneByOne);
        } finally {
            server.destroy();
        }
    }

    /** How many creates there are in a second, made five at a time. */
    private static double oneByOne(JournalPayments journal) {
        journal.create(draft(0));
        long from = System.nanoTime();
        List<CompletableFuture<?>> creates = IntStream.rangeClosed(1, SAMPLE)
                .<CompletableFuture<?>>mapToObj(
                        i -> journal.calls().create(draft(i)).executeAsync())
                .toList();
        creates.forEach(CompletableFuture::join);
        return SAMPLE / ((System.nanoTime() - from) / 1e9);
    }

    private static RunOptions options(CompanyPayments company, int payments) {
        Account clearing = company.accounts()
                .list(Query.where(AccountFields.NUMBER.equalTo("9990")))
                .first()
                .orElseThrow();
        return RunOptions.balancingAccount(clearing.id())
                .parts(Math.max(1, payments / 5_000))
                .cacheWait(Duration.ZERO);
    }

    /** How many seconds an import takes, with all that it reads before and after. */
    private static double imported(PaymentRun run, int payments) {
        long from = System.nanoTime();
        ImportReport report = run.importAll(
                IntStream.rangeClosed(1, payments).mapToObj(ImportBenchmark::draft), ImportOptions.defaults());
        if (!report.isAllBooked()) {
            throw new IllegalStateException(report.toString());
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber("PAY-" + number)
                .externalDocumentNumber("WIRE-" + number)
                .amountReceived(BigDecimal.valueOf(number + 1L, 2))
                .build();
    }

    private static void print(int payments, double first, double imported, double again, double oneByOne) {
        double batches = Math.ceil((double) payments / BATCH);
        double fastest = batches / IN_FLIGHT * seconds(LatentServer.LATENCY);
        // The first 6,000 requests may go out at once; from then on the window decides.
        double window = Math.max(0, payments - 6_000) / REQUESTS_PER_SECOND;
        System.out.printf(
                Locale.ROOT, "%nImport of %,d payments, %d ms a request%n", payments, LatentServer.LATENCY.toMillis());
        row("first 10,000 of the JVM", first, QUICK_PAYMENTS / first, "measured: cold");
        row("import in batches", imported, payments / imported, "measured");
        row("the same again", again, payments / again, "measured: nothing is sent");
        row("the rules, for batches", fastest, payments / fastest, "5 requests at a time");
        row("creates one by one", SAMPLE / oneByOne, oneByOne, "measured, " + SAMPLE + " of them, 5 at a time");
        row("the rules, one by one", window, payments / Math.max(1, window), "6,000 requests in 5 minutes");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void row(String what, double seconds, double rate, String how) {
        System.out.printf(Locale.ROOT, "  %-24s %,10.1f s %,10.1f payments/s  %s%n", what, seconds, rate, how);
    }
}
