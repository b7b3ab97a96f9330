package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of a size that does not fit into memory. */
@Tag("process")
class LargeImportTest {
    /** The stand-in keeps all the lines, and needs a heap of its own for that: {@code mvn -Plarge test}. */
    @Test
    @Tag("large")
    void aMillionPaymentsAreImportedInAHeapOf64Megabytes() throws Exception {
        importInto(64, 1_000_000);
    }

    /** The same in small: what is kept of 30,000 lines would not fit beside what the program needs anyway. */
    @ParameterizedTest
    @ValueSource(ints = 24)
    void thirtyThousandPaymentsAreImportedInASmallHeap(int megabytes) throws Exception {
        importInto(megabytes, 30_000);
    }

    private void importInto(int megabytes, int payments) throws Exception {
        // What was entered is older than ten minutes, so that the second import need not send it again.
        FakeBusinessCentral fake = FakeBusinessCentral.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-11)))
                .requestsKept(10)
                .build();
        UUID account = fake.addAccount("9990", "Clearing");
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            assertThat(run(server, fake, account, megabytes, payments)).isEqualTo("complete");
            assertThat(run(server, fake, account, megabytes, payments))
                    .as("another import, which finds what is there")
                    .isEqualTo("complete");
        }
    }

    private static String run(
            FakeBusinessCentralServer server, FakeBusinessCentral fake, UUID account, int megabytes, int payments)
            throws Exception {
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProgram.class.getName(),
                        server.url().toString(),
                        fake.companyId().toString(),
                        account.toString(),
                        String.valueOf(payments),
                        String.valueOf(Math.max(1, payments / 5_000)),
                        "token")
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        return said.strip();
    }
}
