package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.examples.reconcile.Reconciliation;
import io.github.businesscentral.payments.examples.reconcile.Settings;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.Interceptor;

/** A company that keeps its data from run to run, and statements for it. */
final class Bank {
    private static final String HEADER = "date,reference,payer,amount,currency,text\n";

    final FakeBusinessCentral fake = SampleCompany.create();
    private final Path directory;
    private Instant now = Instant.parse("2026-08-23T08:00:00Z");

    Bank(Path directory) {
        this.directory = directory;
    }

    /** What a run printed, and its exit status. */
    record Run(int status, String output) {
        /** Returns what is said of a line of the statement. */
        String line(int position) {
            return output.lines()
                    .filter(line -> line.strip().startsWith(position + " "))
                    .findFirst()
                    .orElseThrow();
        }

        String lastLine() {
            return output.lines().reduce((one, next) -> next).orElseThrow();
        }
    }

    Path sample(String name) {
        try (InputStream content = Bank.class.getResourceAsStream("/" + name)) {
            Path file = directory.resolve(name);
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

    Run enter(Path statement) {
        return run(statement, false);
    }

    Run post(Path statement) {
        return run(statement, true);
    }

    Run run(Path statement, boolean post, Interceptor... between) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CustomerPaymentsClient client = client(between)) {
            int status = Reconciliation.run(
                    client.company(fake.companyId()),
                    settings(statement, post),
                    new PrintStream(bytes, true, StandardCharsets.UTF_8));
            return new Run(status, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    Settings settings(Path statement, boolean post) {
        return new Settings(
                statement,
                progress(statement),
                "company " + fake.companyId(),
                "EUR",
                Optional.empty(),
                fake.journalId(),
                post,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    static Path progress(Path statement) {
        return ReconcileBankStatement.beside(statement);
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

    /** Lets so much time pass that no attempt of before can still be executed. */
    void later() {
        now = now.plus(Duration.ofHours(1));
    }

    /** Returns the journal of the statement that was run; there is one beside the company's own. */
    UUID journal() {
        try (CustomerPaymentsClient client = client()) {
            return client.company(fake.companyId()).journals().list().stream()
                    .map(journal -> journal.id())
                    .filter(id -> !id.equals(fake.journalId()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns what was written since the last call of this. */
    List<String> writes() {
        List<String> writes = fake.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(FakeRequest::toString)
                .toList();
        fake.clearRequests();
        return writes;
    }

    /** Returns everything that a run can change, in words: payments, ledger entries, invoices, journals. */
    List<String> state() {
        List<String> state = new ArrayList<>();
        try (CustomerPaymentsClient client = client()) {
            CompanyPayments company = client.company(fake.companyId());
            company.journals().list().forEach(journal -> {
                state.add(journal.code() + " " + journal.balancingAccountNumber());
                company.journal(journal.id())
                        .list()
                        .forEach(payment -> state.add(payment.lineNumber() + " "
                                + payment.documentNumber() + " " + payment.externalDocumentNumber() + " "
                                + payment.customerNumber() + " " + payment.amount() + " "
                                + payment.appliesToInvoiceNumber() + " " + payment.postingDate()));
            });
            company.salesInvoices()
                    .list()
                    .forEach(invoice ->
                            state.add(invoice.number() + " " + invoice.status() + " " + invoice.remainingAmount()));
        }
        fake.customerLedgerEntries().forEach(entry -> {
            Map<String, Object> values = new LinkedHashMap<>(entry);
            // The stand-in's clock is the system's.
            values.remove("lastModifiedDateTime");
            state.add(values.toString());
        });
        return state;
    }
}
