package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.examples.imports.Beside;
import io.github.businesscentral.payments.examples.imports.Display;
import io.github.businesscentral.payments.examples.imports.FileImport;
import io.github.businesscentral.payments.examples.imports.Settings;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A company that keeps its journal from run to run, and files for it. */
final class Importing {
    static final String HEADER = "customerNumber,postingDate,documentNumber,amountReceived\n";

    final FakeBusinessCentral fake =
            FakeBusinessCentral.builder().requestsKept(10_000).build();
    private final Path directory;
    int stopAfterErrors = 100;
    BooleanSupplier stopWhen = () -> false;
    Display display = Display.LINES;

    Importing(Path directory) {
        this.directory = directory;
        // The first line of an empty journal goes alone: the tests count batches of a hundred.
        fake.addPayment(fake.journalId(), Map.of("customerNumber", "20000", "documentNumber", "THERE", "amount", -1));
    }

    /** What a run printed, and its exit status. */
    record Run(int status, String output) {
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

    Run run(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CustomerPaymentsClient client = client()) {
            int status = FileImport.run(
                    client.company(fake.companyId()).journal(fake.journalId()),
                    new Settings(file, Optional.of(Beside.resumeFile(file)), stopAfterErrors, stopWhen, display),
                    new PrintStream(bytes, true, StandardCharsets.UTF_8));
            return new Run(status, bytes.toString(StandardCharsets.UTF_8));
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

    /** Lets the next run send so many batches. */
    void stopAfterBatches(int batches) {
        AtomicInteger asked = new AtomicInteger();
        stopWhen = () -> asked.incrementAndGet() > batches;
    }

    /** The document numbers of the lines that were imported, sorted; one that is there twice is there twice. */
    List<String> booked() {
        return fake.payments(fake.journalId()).stream()
                .map(line -> String.valueOf(line.get("documentNumber")))
                .filter(number -> !number.equals("THERE"))
                .sorted()
                .toList();
    }

    static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "PAY-" + i)
                .sorted()
                .toList();
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
