package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.examples.imports.FileImport;
import io.github.businesscentral.payments.examples.imports.Settings;
import io.github.businesscentral.payments.examples.imports.Settings.Mode;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A company that keeps its payments from start to start, and files for it. */
final class Importing {
    static final String HEADER = "customerNumber,postingDate,documentNumber,amountReceived\n";

    // Ten minutes behind, and more: what an earlier start has entered is not young any more, so it is not sent again.
    final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-11)))
            .requestsKept(10_000)
            .build();
    private final Path directory;
    private final UUID account = fake.addAccount("9990", "Clearing account");
    String accountNumber = "9990";
    Mode mode = Mode.IMPORT;
    int stopAfterErrors = 100;
    BooleanSupplier stopWhen = () -> false;
    Display display = Display.LINES;

    Importing(Path directory) {
        this.directory = directory;
    }

    /** What the program printed, and its exit status. */
    record Start(int status, String output) {
        /** What is printed without what depends on the machine. */
        String timeless() {
            return output.replace(System.lineSeparator(), "\n")
                    .replaceAll("(Seconds|Lines a second) +[0-9,.]+", "$1 …")
                    .replaceAll("\\S*[/\\\\](?=[^/\\\\]+\\.csv)", "");
        }
    }

    /** A file of a line for each number. */
    static String payments(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "10000,2026-08-20,PAY-" + i + "," + i + ".25\n")
                .collect(Collectors.joining());
    }

    Path file(String content) {
        return file("payments.csv", content);
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the program. */
    Start start(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CustomerPaymentsClient client = client()) {
            int status = FileImport.run(
                    client.company(fake.companyId()),
                    new Settings(
                            file,
                            "payments",
                            accountNumber,
                            Optional.of(Duration.ZERO),
                            mode,
                            stopAfterErrors,
                            stopWhen,
                            display,
                            Clock.fixed(Instant.parse("2026-08-23T08:00:00Z"), ZoneOffset.UTC)),
                    new PrintStream(bytes, true, StandardCharsets.UTF_8));
            return new Start(status, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    /** Starts the program with {@code --post}. */
    Start post(Path file) {
        return start(file, Mode.POST);
    }

    /** Starts the program with {@code --dry-run}. */
    Start dryRun(Path file) {
        return start(file, Mode.DRY_RUN);
    }

    private Start start(Path file, Mode once) {
        mode = once;
        try {
            return start(file);
        } finally {
            mode = Mode.IMPORT;
        }
    }

    /** Does something with the run itself, as another program would. */
    <T> T withRun(Function<PaymentRun, T> use) {
        try (CustomerPaymentsClient client = client()) {
            return use.apply(client.company(fake.companyId())
                    .run("payments", RunOptions.balancingAccount(account).cacheWait(Duration.ZERO)));
        }
    }

    private CustomerPaymentsClient client() {
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of("http://127.0.0.1/v2.0/cronus.example/Sandbox/api/v2.0/"))
                .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(2)
                        .baseDelay(Duration.ZERO)
                        .build())
                .addAttemptInterceptor(fake.interceptor())
                .build();
    }

    /** Lets the next start send so many batches. */
    void stopAfterBatches(int batches) {
        AtomicInteger asked = new AtomicInteger();
        stopWhen = () -> asked.incrementAndGet() > batches;
    }

    /** The lines of the journals of runs. */
    List<Map<String, Object>> lines() {
        return runJournals().stream()
                .flatMap(journal -> fake.payments(journal).stream())
                .toList();
    }

    /** The ids of the journals of runs. */
    List<UUID> runJournals() {
        try (CustomerPaymentsClient client = client()) {
            CompanyPayments company = client.company(fake.companyId());
            return company.journals().list().stream()
                    .map(CustomerPaymentJournal::id)
                    .filter(id -> !id.equals(fake.journalId()))
                    .toList();
        }
    }

    /** The document numbers of the lines in the journals of runs, sorted; one that is there twice is there twice. */
    List<String> booked() {
        return documentNumbers(lines());
    }

    /** The document numbers of the posted payments, sorted; one that is there twice is there twice. */
    List<String> posted() {
        return documentNumbers(fake.customerLedgerEntries());
    }

    private static List<String> documentNumbers(List<Map<String, Object>> records) {
        return records.stream()
                .map(one -> String.valueOf(one.get("documentNumber")))
                .sorted()
                .toList();
    }

    static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "PAY-" + i)
                .sorted()
                .toList();
    }

    /** The creates that were sent since the log was cleared. */
    List<FakeRequest> creates() {
        return fake.batchedRequests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    /** The refused lines of {@code file} without the server's correlation ids. */
    static String refused(Path file) {
        try {
            return Files.readString(refusedFile(file))
                    .replace("\r\n", "\n")
                    .replaceAll("Correlation id [0-9a-f-]{36}", "Correlation id …");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path refusedFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".refused.csv");
    }
}
