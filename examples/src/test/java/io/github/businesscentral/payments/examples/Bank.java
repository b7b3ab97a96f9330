package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.examples.reconcile.Reconciliation;
import io.github.businesscentral.payments.examples.reconcile.Settings;
import io.github.businesscentral.payments.examples.reconcile.Settings.Mode;
import io.github.businesscentral.payments.examples.statement.CsvFormat;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.Interceptor;

/** A company that keeps its data from start to start, and statements for it. */
public final class Bank {
    private static final String HEADER = "date,reference,payer,amount,currency,text\n";

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-08-23T08:00:00Z"));
    final FakeBusinessCentral fake =
            SampleCompany.create(FakeBusinessCentral.builder().clock(clock).requestsKept(10_000));
    private final Path directory;
    Optional<String> account = Optional.empty();
    CsvFormat format = CsvFormat.standard();

    Bank(Path directory) {
        this.directory = directory;
    }

    /** What a start printed, and its exit status. */
    record Start(int status, String output) {
        /** Returns what is said of a line of the statement, its reasons included, in one line. */
        String line(int position) {
            List<String> lines = output.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches(" *" + position + "  .*")) {
                    StringBuilder said = new StringBuilder(lines.get(i));
                    while (i + 1 < lines.size() && lines.get(i + 1).startsWith("      ")) {
                        i++;
                        said.append(' ').append(lines.get(i).strip());
                    }
                    return said.toString();
                }
            }
            throw new AssertionError("There is no line " + position + " in\n" + output);
        }

        String lastLine() {
            return output.lines().reduce((one, next) -> next).orElseThrow();
        }
    }

    /** A file of the tests, or one of the program's samples. */
    Path resource(String name) {
        try (InputStream content = Bank.class.getResourceAsStream("/" + name)) {
            Path file = directory.resolve(Path.of(name).getFileName());
            Files.deleteIfExists(file);
            Files.copy(content, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a statement with these lines. */
    Path statement(String... lines) {
        return file("some.csv", HEADER + String.join("\n", lines) + "\n");
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Start dryRun(Path statement) {
        return run(statement, Mode.DRY_RUN);
    }

    Start enter(Path statement) {
        return run(statement, Mode.ENTER);
    }

    Start post(Path statement) {
        return run(statement, Mode.POST);
    }

    /** Starts the program an hour after it was started last. */
    Start run(Path statement, Mode mode, Interceptor... between) {
        later();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CustomerPaymentsClient client = client(between)) {
            int status = Reconciliation.run(
                    client.company(fake.companyId()),
                    new Settings(
                            statement,
                            format,
                            account,
                            "EUR",
                            Optional.empty(),
                            Optional.of(fake.journalId()),
                            Optional.of(Duration.ZERO),
                            mode,
                            clock),
                    new PrintStream(bytes, true, StandardCharsets.UTF_8));
            return new Start(status, bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
        }
    }

    /** Lets an hour pass at the server. */
    void later() {
        clock.advance(Duration.ofHours(1));
    }

    CustomerPaymentsClient client(Interceptor... between) {
        CustomerPaymentsClient.Builder builder = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of("http://127.0.0.1/v2.0/cronus.example/Sandbox/api/v2.0/"))
                .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(2)
                        .baseDelay(Duration.ZERO)
                        .build());
        for (Interceptor interceptor : between) {
            builder.addAttemptInterceptor(interceptor);
        }
        return builder.addAttemptInterceptor(fake.interceptor()).build();
    }

    /** The lines of the journals of runs. */
    List<Map<String, Object>> lines() {
        return runJournals().stream()
                .flatMap(journal -> fake.payments(journal).stream())
                .toList();
    }

    List<UUID> runJournals() {
        try (CustomerPaymentsClient client = client()) {
            return client.company(fake.companyId()).journals().list().stream()
                    .map(CustomerPaymentJournal::id)
                    .filter(id -> !id.equals(fake.journalId()))
                    .toList();
        }
    }

    /** Does something with a run itself, as another program would. */
    <T> T withRun(String name, Function<PaymentRun, T> use) {
        try (CustomerPaymentsClient client = client()) {
            CompanyPayments company = client.company(fake.companyId());
            UUID balancing = company.journals()
                    .get(fake.journalId())
                    .balancingAccountId()
                    .orElseThrow();
            return use.apply(
                    company.run(name, RunOptions.balancingAccount(balancing).cacheWait(Duration.ZERO)));
        }
    }

    /** Renames the journal whose balancing account the runs take over. */
    void nameJournal(String name) {
        try (CustomerPaymentsClient client = client()) {
            client.company(fake.companyId())
                    .journals()
                    .update(
                            client.company(fake.companyId()).journals().get(fake.journalId()),
                            CustomerPaymentJournalPatch.builder()
                                    .displayName(name)
                                    .build());
        }
    }

    /** What was written since the last call of this. */
    List<String> writes() {
        List<String> writes = fake.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(FakeRequest::toString)
                .toList();
        fake.clearRequests();
        return writes;
    }

    /** The customers' ledger, sorted: customer, external document number, date and amount of each payment. */
    List<String> ledger() {
        List<String> ledger = new ArrayList<>();
        for (Map<String, Object> entry : fake.customerLedgerEntries()) {
            ledger.add(entry.get("customerNumber") + " " + entry.get("externalDocumentNumber") + " "
                    + entry.get("postingDate") + " " + entry.get("amount"));
        }
        return ledger.stream().sorted().toList();
    }

    /** What is left to pay on an invoice. */
    BigDecimal open(String invoice) {
        try (CustomerPaymentsClient client = client()) {
            CompanyPayments company = client.company(fake.companyId());
            return company.salesInvoices().list().stream()
                    .filter(one -> one.number().equals(invoice))
                    .map(one -> one.remainingAmount())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
