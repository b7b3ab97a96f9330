package io.github.businesscentral.payments.examples;

import static io.github.businesscentral.payments.examples.Importing.HEADER;
import static io.github.businesscentral.payments.examples.Importing.numbers;
import static io.github.businesscentral.payments.examples.Importing.payments;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program, in a process of its own, is killed or asked to stop before it is done, and is started again. */
class ImportKilledTest {
    private static final int LINES = 2_000;

    @TempDir
    Path directory;

    private Importing importing;
    private FakeBusinessCentralServer server;
    private Path file;

    @BeforeEach
    void start() {
        importing = new Importing(directory);
        server = FakeBusinessCentralServer.start(importing.fake);
        file = importing.file(HEADER + payments(1, LINES));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, before the server got it",
        "1, when the server had carried it out",
        "5, before the server got it",
        "12, when the server had carried it out"
    })
    void anotherStartBooksTheRestOnce(int batch, String moment) throws Exception {
        int killed = startAndKill(Requests.to("$batch").and(Requests.saying("\"POST\"")), batch, moment);
        int there = importing.booked().size();
        Process again = program();
        String output = output(again);

        assertThat(killed).isNotIn(0, 1, 2);
        assertThat(there).isLessThan(LINES);
        assertThat(output).contains("Every line that is not refused is in the run, or posted.");
        assertThat(again.waitFor()).isZero();
        assertThat(importing.booked()).isEqualTo(numbers(1, LINES));
    }

    @ParameterizedTest
    @CsvSource({
        "1, before the server got it",
        "1, when the server had carried it out",
        "2, when the server had carried it out"
    })
    void anotherStartCompletesThePosting(int change, String moment) throws Exception {
        int killed = startAndKill(Requests.patches(), change, moment, "--post");
        assertThat(importing.posted()).isEmpty();

        Process again = program("--post");
        String output = output(again);

        assertThat(killed).isNotIn(0, 1, 2);
        assertThat(output).contains("The run is POSTED.", "Every line that is not refused is in the run, or posted.");
        assertThat(again.waitFor()).isZero();
        assertThat(importing.posted()).isEqualTo(numbers(1, LINES));
        assertThat(importing.booked()).isEmpty();
    }

    @Test
    void programThatIsAskedToEndAwaitsAnswersAndSaysWhatIsLeft() throws Exception {
        CompletableFuture<Process> program = new CompletableFuture<>();
        CountDownLatch said = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger();
        importing.fake.addFault(Faults.custom("asked to end", (request, fake) -> {
                    if (batches.incrementAndGet() == 3) {
                        // Process.destroy() would close the program's output before it can be read.
                        program.join().toHandle().destroy();
                    }
                    if (batches.get() >= 3) {
                        await(said);
                    }
                    return fake.apply(request);
                })
                .on(Requests.to("$batch").and(Requests.saying("\"POST\""))));
        Process first = program("--post");
        program.complete(first);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = first.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("Stopping ")) {
                    said.countDown();
                }
            }
        }
        int sent = batches.get();
        assertThat(importing.posted()).isEmpty();

        Process again = program();
        String rest = output(again);

        assertThat(lines).contains("Stopped: on request.");
        // The requests under way were answered, and their lines confirmed, before the program ended.
        assertThat(lines).anyMatch(line -> line.matches("Booked +" + String.format("%,d", sent * 100)));
        assertThat(rest).containsPattern("Booked before +" + String.format("%,d", sent * 100));
        assertThat(again.waitFor()).isZero();
        assertThat(batches).hasValue(LINES / 100);
        assertThat(importing.booked()).isEqualTo(numbers(1, LINES));
    }

    @Test
    void accountIsRequiredWithAServerElsewhere() throws Exception {
        Process program = process(List.of(file.toString()));

        assertThat(output(program)).contains("--account is missing: the number of the G/L account that");
        assertThat(program.waitFor()).isEqualTo(2);
        assertThat(importing.runJournals()).isEmpty();
    }

    /** Starts the program, kills it at a request, and returns its exit status. */
    private int startAndKill(Predicate<FakeRequest> requests, int which, String moment, String... options)
            throws Exception {
        CompletableFuture<Process> program = new CompletableFuture<>();
        AtomicInteger count = new AtomicInteger();
        importing.fake.addFault(Faults.custom("killed", (request, fake) -> {
                    if (count.incrementAndGet() != which) {
                        return fake.apply(request);
                    }
                    if (!moment.startsWith("before")) {
                        fake.apply(request);
                    }
                    kill(program.join());
                    return FakeResponse.brokenConnection();
                })
                .on(requests));
        program.complete(program(options));
        return program.join().waitFor();
    }

    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process program(String... options) throws IOException {
        return process(Stream.concat(Stream.of(file.toString(), "--account", "9990"), Stream.of(options))
                .toList());
    }

    private Process process(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ImportPayments.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BC_"));
        builder.environment().put("BC_ENDPOINT", server.url().toString());
        return builder.start();
    }

    private static String output(Process process) {
        try (BufferedReader output = process.inputReader()) {
            return output.lines().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
