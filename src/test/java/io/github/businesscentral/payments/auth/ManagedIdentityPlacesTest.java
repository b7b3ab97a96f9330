package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The places in Azure that tell a program by its environment whom to ask for a token. */
@Tag("process")
class ManagedIdentityPlacesTest {
    private static final String HEADER = "not-a-secret";

    private final MockWebServer machine = new MockWebServer();

    private String run(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ManagedIdentityProgram.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().keySet().removeIf(name -> name.startsWith("IDENTITY_") || name.startsWith("MSI_"));
        program.environment().putAll(environment);
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void answer() throws IOException {
        machine.start();
        machine.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"access_token\":\"a-token\",\"expires_on\":\"4102444800\",\"token_type\":\"Bearer\","
                        + "\"resource\":\"https://api.businesscentral.dynamics.com\"}")
                .build());
    }

    private String address() {
        return "http://127.0.0.1:" + machine.getPort() + "/msi/token";
    }

    /** Also Functions and Container Apps, which take the same way. */
    @Test
    void appServiceIsAskedWithItsHeader() throws Exception {
        try (machine) {
            answer();

            assertThat(run(Map.of("IDENTITY_ENDPOINT", address(), "IDENTITY_HEADER", HEADER)))
                    .isEqualTo("a-token");

            RecordedRequest request = machine.takeRequest();
            assertThat(request.getHeaders().get("X-IDENTITY-HEADER")).isEqualTo(HEADER);
            assertThat(request.getUrl().queryParameter("resource"))
                    .isEqualTo("https://api.businesscentral.dynamics.com");
            assertThat(request.getUrl().queryParameter("client_id")).isNull();
        }
    }

    @Test
    void appServiceIsAskedForAUserAssignedIdentity() throws Exception {
        try (machine) {
            answer();

            assertThat(run(Map.of("IDENTITY_ENDPOINT", address(), "IDENTITY_HEADER", HEADER), "a-client-id"))
                    .isEqualTo("a-token");

            assertThat(machine.takeRequest().getUrl().queryParameter("client_id"))
                    .isEqualTo("a-client-id");
        }
    }

    @Test
    void cloudShellIsAskedWithoutOne() throws Exception {
        try (machine) {
            answer();

            assertThat(run(Map.of("MSI_ENDPOINT", address()))).isEqualTo("a-token");

            assertThat(machine.takeRequest().getHeaders().get("Metadata")).isEqualTo("true");
        }
    }

    /** Azure Arc names a file with a secret in its challenge; MSAL4J reads it only where the agent puts it, and says so. */
    @Test
    void arcThatNamesAnotherFileIsRefusedWithTheReason() throws Exception {
        try (machine) {
            machine.start();
            machine.enqueue(new MockResponse.Builder()
                    .code(401)
                    .setHeader("WWW-Authenticate", "Basic realm=/etc/passwd")
                    .build());

            assertThat(run(Map.of(
                            "IDENTITY_ENDPOINT", address(), "IMDS_ENDPOINT", "http://127.0.0.1:" + machine.getPort())))
                    .startsWith("refused: ")
                    .containsIgnoringCase("file path");
            assertThat(machine.getRequestCount()).isEqualTo(1);
        }
    }
}
