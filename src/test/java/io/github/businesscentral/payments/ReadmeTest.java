package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every Java block of the README and of the guides compiles as it stands, and runs against the stand-in server. */
@Isolated("takes the standard output of the whole JVM to see what a block prints")
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final String PROGRAM = """
            import io.github.businesscentral.payments.*;
            import io.github.businesscentral.payments.auth.*;
            import io.github.businesscentral.payments.call.*;
            import io.github.businesscentral.payments.error.*;
            import io.github.businesscentral.payments.model.*;
            import io.github.businesscentral.payments.odata.*;
            import io.github.businesscentral.payments.testing.*;
            import io.github.businesscentral.payments.testing.fault.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;

            import static io.github.businesscentral.payments.model.CustomerPaymentFields.*;

            public final class Block {
                public static void run(BusinessCentralEndpoint endpoint, JournalPayments journal, UUID companyId,
                        UUID journalId, UUID paymentId) {
                    String tenantId = "contoso.example";
                    String clientId = "client";
                    String secret = "secret";
                    %s
                }
            }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"README.md, 6", "src/site/markdown/exactly-once.md, 2"})
    void everyJavaBlockCompilesAndRuns(Path document, int blocksAtLeast) throws Exception {
        List<String> blocks = BLOCK.matcher(Files.readString(document))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(blocksAtLeast);
        for (int i = 0; i < blocks.size(); i++) {
            compile(blocks.get(i), "as-written-" + i);
            run(compile(againstTheStandIn(blocks.get(i)), "run-" + i), document + " block " + i);
        }
    }

    /** The same program with the stand-in's address and a token of its own. */
    private static String againstTheStandIn(String block) {
        return block.replace("BusinessCentralEndpoint.online(tenantId, \"Production\")", "endpoint")
                .replace(
                        "MsalTokenProvider.clientSecret(tenantId, clientId, secret)",
                        "TokenProvider.fixed(\"any-token-will-do\")");
    }

    private Path compile(String block, String name) throws IOException {
        boolean declaresJournal = block.contains("JournalPayments journal = ");
        String parameters =
                declaresJournal ? PROGRAM.replace("JournalPayments journal,", "JournalPayments other,") : PROGRAM;
        Path folder = Files.createDirectories(directory.resolve(name));
        Path source = Files.writeString(folder.resolve("Block.java"), parameters.formatted(block));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-Xlint:all,-try,-path",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status)
                .as("%s:%n%s%n%s", name, block, messages.toString(StandardCharsets.UTF_8))
                .isZero();
        return folder;
    }

    private void run(Path classes, String name) throws Exception {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = Payments.client(server.url()).build();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method run = loader.loadClass("Block").getMethods()[0];
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            run.invoke(
                    null,
                    BusinessCentralEndpoint.of(server.url()),
                    client.company(fake.companyId()).journal(fake.journalId()),
                    fake.companyId(),
                    fake.journalId(),
                    payment);
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .as("what %s printed", name)
                .isNotBlank();
    }
}
