package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program whose build excludes MSAL4J, compiled and run with what is left. */
@Tag("process")
class WithoutMsalTest {
    private static final List<String> NEEDED = List.of("okhttp-jvm", "okio-jvm", "moshi", "kotlin-stdlib", "jspecify");

    private static final String PROGRAM = """
            import io.github.businesscentral.payments.*;
            import io.github.businesscentral.payments.auth.*;
            import java.time.Instant;
            import java.util.UUID;

            public final class Program {
                public static void main(String[] args) {
                    TokenProvider own = request -> AccessToken.of("a-token-of-its-own", Instant.MAX);
                    try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                            .endpoint(BusinessCentralEndpoint.of(args[0]))
                            .tokenProvider(own)
                            .build()) {
                        System.out.println(client.company(UUID.fromString(args[1]))
                                .journal(UUID.fromString(args[2]))
                                .get(UUID.fromString(args[3]))
                                .id());
                    }
                    try {
                        System.out.println(MsalTokenProvider.clientSecret("contoso.example", "client", "secret"));
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                    try {
                        CustomerPaymentsClient.fromEnvironment();
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                    try {
                        System.out.println(MsalTokenProvider.managedIdentity());
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void programWithATokenProviderOfItsOwnCompilesAndRuns() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(WithoutMsalTest::isNeeded)
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(classPath).contains("classes").doesNotContain("msal4j");
        compile(classPath);

        FakeBusinessCentral fake = FakeBusinessCentral.create();
        UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            String output = run(
                    classPath,
                    server.url().toString(),
                    fake.companyId().toString(),
                    fake.journalId().toString(),
                    payment.toString());

            assertThat(output.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo(payment.toString()),
                            line -> assertThat(line)
                                    .startsWith("MSAL4J is missing.")
                                    .contains("com.microsoft.azure:msal4j")
                                    .contains("TokenProvider"),
                            line -> assertThat(line).startsWith("MSAL4J is missing."),
                            line -> assertThat(line).startsWith("MSAL4J is missing."));
        }
    }

    private static boolean isNeeded(String path) {
        File file = new File(path);
        return file.getPath().endsWith("target" + File.separator + "classes")
                || NEEDED.stream().anyMatch(name -> file.getName().startsWith(name + "-"));
    }

    private void compile(String classPath) throws IOException {
        Path source = Files.writeString(directory.resolve("Program.java"), PROGRAM);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-Xlint:all,-path",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        directory.toString(),
                        source.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    private String run(String classPath, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                directory + File.pathSeparator + classPath,
                "Program"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "BC_TENANT_ID", "contoso.example",
                        "BC_ENVIRONMENT", "Sandbox",
                        "BC_CLIENT_ID", "client",
                        "BC_CLIENT_SECRET", "secret"));
        builder.environment().remove("BC_ENDPOINT");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
