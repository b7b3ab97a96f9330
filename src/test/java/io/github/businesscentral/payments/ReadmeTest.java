package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.DocumentNumber;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every Java block of the README and of the guides compiles as it stands, and runs against the stand-in server. */
@Isolated("takes the standard output of the whole JVM to see what a block prints")
class ReadmeTest {
    private static final Pattern PROGRAM_NAME = Pattern.compile("^public (?:final )?class (\\w+)", Pattern.MULTILINE);
    private static final String ADDRESS = "readme.server";
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final String PROGRAM = """
            import io.github.businesscentral.payments.*;
            import io.github.businesscentral.payments.auth.*;
            import io.github.businesscentral.payments.batch.*;
            import io.github.businesscentral.payments.call.*;
            import io.github.businesscentral.payments.error.*;
            import io.github.businesscentral.payments.model.*;
            import io.github.businesscentral.payments.odata.*;
            import io.github.businesscentral.payments.testing.*;
            import io.github.businesscentral.payments.testing.fault.*;
            import io.github.businesscentral.payments.retry.*;
            import io.github.businesscentral.payments.run.*;
            import io.github.businesscentral.payments.webhook.*;
            import java.math.BigDecimal;
            import java.net.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import okhttp3.HttpUrl;
            import okhttp3.OkHttpClient;

            import static io.github.businesscentral.payments.model.CustomerPaymentFields.*;

            public final class Block {
                public static void run(BusinessCentralEndpoint endpoint, CustomerPaymentsClient client,
                        JournalPayments journal, UUID companyId, UUID journalId, UUID paymentId, UUID clearingId,
                        List<NewCustomerPayment> payments, Path directory) throws Exception {
                    String tenantId = "contoso.example";
                    String clientId = "client";
                    String secret = "secret";
                    %s
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void theProgramsOfTheGuideBookEachPaymentOnce() throws Exception {
        List<String> sources = blocks(Path.of("src/site/markdown/exactly-once.md")).stream()
                .filter(block -> PROGRAM_NAME.matcher(block).find())
                .toList();
        List<Path> programs = new ArrayList<>();
        for (String source : sources) {
            programs.add(compile(againstTheStandIn(source), "program-" + programs.size()));
        }
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        UUID clearing = fake.addAccount("9990", "Clearing");

        for (int start = 0; start < 3; start++) {
            for (Path program : programs) {
                run(fake, clearing, program, program.getFileName() + ", start " + start);
            }
        }

        assertThat(programs).hasSize(2);
        assertThat(fake.customerLedgerEntries())
                .extracting(entry -> entry.get("documentNumber"))
                .containsExactlyInAnyOrder(DocumentNumber.of("PO", "po_1QH7"), DocumentNumber.of("PO", "po_1QH8"));
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, 12",
        "src/site/markdown/errors.md, 1",
        "src/site/markdown/exactly-once.md, 4",
        "src/site/markdown/first-payment.md, 7",
        "src/site/markdown/getting-access.md, 1",
        "src/site/markdown/imports.md, 2",
        "src/site/markdown/migration.md, 2",
        "src/site/markdown/on-premises.md, 4",
        "src/site/markdown/statements.md, 2",
        "src/site/markdown/containers.md, 3",
        "src/site/markdown/testing.md, 3",
        "src/site/markdown/webhooks.md, 1"
    })
    void everyJavaBlockCompilesAndRuns(Path document, int blocksAtLeast) throws Exception {
        List<String> blocks = blocks(document);
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(blocksAtLeast);
        for (int i = 0; i < blocks.size(); i++) {
            compile(blocks.get(i), "as-written-" + i);
            if (blocks.get(i).contains("class FirstPayment")) {
                continue; // FirstPaymentTest runs it in a process of its own, with environment variables
            }
            Path classes = compile(againstTheStandIn(blocks.get(i)), "run-" + i);
            FakeBusinessCentral fake = FakeBusinessCentral.create();
            String printed = run(fake, fake.addAccount("9990", "Clearing"), classes, document + " block " + i);
            outputBelow(blocks.get(i), document)
                    .ifPresent(shown -> assertThat(printed).isEqualTo(shown));
        }
    }

    /** The block without a language that follows a Java block shows what that one prints. */
    private static Optional<String> outputBelow(String block, Path document) throws IOException {
        return Pattern.compile(Pattern.quote("```java\n" + block + "```\n\n```\n") + "(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(document))
                .results()
                .map(shown -> shown.group(1))
                .findFirst();
    }

    private static List<String> blocks(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The same program with the stand-in's address and a token of its own; the stand-in has no caches to wait for. */
    private static String againstTheStandIn(String block) {
        String address = "BusinessCentralEndpoint.of(okhttp3.HttpUrl.get(System.getProperty(\"" + ADDRESS + "\")))";
        return block.replace("BusinessCentralEndpoint.online(tenantId, \"Production\")", address)
                .replace(
                        "CustomerPaymentsClient.fromEnvironment()",
                        "CustomerPaymentsClient.builder().endpoint(" + address
                                + ").tokenProvider(TokenProvider.fixed(\"any-token-will-do\")).build()")
                // Nobody listens there, so that the stand-in's handshake fails at once and on this machine.
                .replace("https://payments.example.com/bc", "http://127.0.0.1:1/bc")
                .replaceAll(
                        "(RunOptions\\.balancingAccount\\((\\w|\\.id\\(\\))+\\))",
                        "$1.cacheWait(java.time.Duration.ZERO)")
                .replace(
                        "MsalTokenProvider.clientSecret(tenantId, clientId, secret)",
                        "TokenProvider.fixed(\"any-token-will-do\")");
    }

    private Path compile(String block, String name) throws IOException {
        Matcher program = PROGRAM_NAME.matcher(block);
        if (program.find()) {
            return compileSource(block, program.group(1), name);
        }
        String parameters = PROGRAM;
        for (String declared : List.of("JournalPayments journal", "CustomerPaymentsClient client")) {
            if (block.contains(declared + " = ")) {
                parameters = parameters.replace(declared + ",", declared + "OfTheTest,");
            }
        }
        return compileSource(parameters.formatted(block), "Block", name);
    }

    private Path compileSource(String program, String type, String name) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Path source = Files.writeString(folder.resolve(type + ".java"), program);
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
                .as("%s:%n%s%n%s", name, program, messages.toString(StandardCharsets.UTF_8))
                .isZero();
        return folder;
    }

    private String run(FakeBusinessCentral fake, UUID clearing, Path classes, String name) throws Exception {
        UUID payment = fake.addPayment(
                fake.journalId(), Map.of("customerNumber", "10000", "documentNumber", "PAY-0", "amount", -100));
        Path payouts =
                Files.writeString(directory.resolve("payouts.csv"), "po_1QH7,10000,1500.10\npo_1QH8,20000,99.90\n");
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = Payments.client(server.url()).build();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setProperty(ADDRESS, server.url().toString());
            if (Files.exists(classes.resolve("Block.class"))) {
                Method run = loader.loadClass("Block").getMethods()[0];
                run.invoke(
                        null,
                        BusinessCentralEndpoint.of(server.url()),
                        client,
                        client.company(fake.companyId()).journal(fake.journalId()),
                        fake.companyId(),
                        fake.journalId(),
                        payment,
                        clearing,
                        List.of(payment()),
                        directory);
            } else {
                String companyId = fake.companyId().toString();
                String[] arguments = {
                    "tenant", "client", "secret", companyId, clearing.toString(), "2026-11-20", payouts.toString()
                };
                main(classes, loader).invoke(null, (Object) arguments);
            }
        } finally {
            System.setOut(out);
            System.clearProperty(ADDRESS);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .as("what %s printed", name)
                .isNotBlank()
                .doesNotContain("does not hold");
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Method main(Path classes, ClassLoader loader) throws Exception {
        try (Stream<Path> files = Files.list(classes)) {
            String source = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .findFirst()
                    .orElseThrow();
            return loader.loadClass(source.replace(".java", "")).getMethod("main", String[].class);
        }
    }

    private static NewCustomerPayment payment() {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber("PAY-1")
                .amountReceived(BigDecimal.TEN)
                .build();
    }
}
