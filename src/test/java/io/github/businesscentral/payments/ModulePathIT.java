package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar as a module: a modular program compiles and runs against it, without MSAL4J and without opened packages. */
class ModulePathIT {
    private static final List<String> NEEDED = List.of("okhttp-jvm", "okio-jvm", "moshi", "kotlin-stdlib", "jspecify");

    @TempDir
    private Path directory;

    @Test
    void modularProgramRunsAgainstTheJar() throws Exception {
        Path module = write("module-info.java", """
                module example.program {
                    requires io.github.businesscentral.payments;
                }
                """);
        Path program = write("example/Program.java", """
                package example;

                import io.github.businesscentral.payments.CustomerPaymentsClient;
                import io.github.businesscentral.payments.BusinessCentralEndpoint;
                import io.github.businesscentral.payments.auth.TokenProvider;
                import io.github.businesscentral.payments.model.CustomerPayment;
                import io.github.businesscentral.payments.model.NewCustomerPayment;

                public final class Program {
                    public static void main(String[] args) throws Exception {
                        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                                .endpoint(BusinessCentralEndpoint.online("contoso.example", "Production"))
                                .tokenProvider(TokenProvider.fixed("none"))
                                .build()) {
                            CustomerPayment payment = CustomerPayment.jsonAdapter().fromJson("{\\"lineNumber\\":7}");
                            String json = NewCustomerPayment.jsonAdapter().toJson(
                                    NewCustomerPayment.builder().lineNumber(payment.lineNumber()).build());
                            System.out.println(CustomerPaymentsClient.class.getModule().getName() + " " + json);
                        }
                    }
                }
                """);
        String modulePath = modulePath();
        Path classes = Files.createDirectory(directory.resolve("classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--module-path",
                        modulePath,
                        "-d",
                        classes.toString(),
                        module.toString(),
                        program.toString());
        assertThat(compiled).isZero();

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "--module-path",
                        classes + File.pathSeparator + modulePath,
                        "--module",
                        "example.program/example.Program")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualToIgnoringNewLines("io.github.businesscentral.payments {\"lineNumber\":7}");
        assertThat(process.waitFor()).isZero();
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve("source").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String modulePath() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Stream<String> jar = built.map(Path::toString)
                    .filter(path -> path.matches(".*customer-payments-\\d[^/\\\\]*\\.jar"))
                    .filter(path -> !path.matches(".*-(tests|sources|javadoc)\\.jar"));
            Stream<String> dependencies = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(path -> NEEDED.stream()
                            .anyMatch(name -> new File(path).getName().startsWith(name + "-")));
            return Stream.concat(jar, dependencies).collect(Collectors.joining(File.pathSeparator));
        }
    }
}
