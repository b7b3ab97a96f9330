package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program loads from its start to its first payment. Classes, not milliseconds: those are exact. */
@Tag("process")
class StartTest {
    // The library's own, with one for each lambda; 177 on JDK 17.
    private static final int MOST_OWN = 185;
    // With what they need of the JDK, of Kotlin and of Moshi. On later JDKs the JDK's own part differs from run to run.
    private static final int MOST_OVER_OKHTTP = 355;
    private static final int STEADY_JDK = 17;

    @TempDir
    private Path logs;

    @Test
    void theFirstPaymentLoadsFewClasses() throws Exception {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            List<String> where = List.of(
                    server.url().toString(),
                    fake.companyId().toString(),
                    fake.journalId().toString(),
                    payment.toString());

            List<String> floor = loadedBy("floor", where);
            List<String> library = loadedBy("library", where);

            assertThat(library)
                    .filteredOn(name -> name.startsWith("io.github.businesscentral"))
                    .hasSizeBetween(1, MOST_OWN);
            if (Runtime.version().feature() == STEADY_JDK) {
                // Formats of dates are some milliseconds of a start.
                assertThat(library).noneMatch(name -> name.startsWith("java.time.format."));
                assertThat(library.size() - floor.size()).isBetween(1, MOST_OVER_OKHTTP);
            }
        }
    }

    private List<String> loadedBy(String what, List<String> where) throws IOException, InterruptedException {
        Path log = logs.resolve(what);
        List<String> start = List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xlog:class+load:file=" + log + "::filecount=0",
                "-cp",
                System.getProperty("java.class.path"),
                StartProgram.class.getName(),
                what);
        Process program = new ProcessBuilder(
                        Stream.concat(start.stream(), where.stream()).toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(output).isZero();
        assertThat(output).contains("true");
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("(?:\\[[^\\]]*\\])*\\s*", "").split(" ")[0])
                .toList();
    }
}
