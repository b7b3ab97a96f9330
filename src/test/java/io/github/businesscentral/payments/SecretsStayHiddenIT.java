package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Searches what the whole run of the other tests has left behind: their logs at the finest level, and their reports. */
class SecretsStayHiddenIT {
    @Test
    void noPlantedSecretIsInTheLogsOfTheTestRun() throws IOException {
        List<Path> logs = filesIn(Path.of("target/test-logs"));

        assertThat(logs)
                .as("logs of the tests")
                .isNotEmpty()
                .allSatisfy(log -> assertThat(text(log)).doesNotContain(PlantedSecrets.MARK));
        assertThat(logs.stream().map(SecretsStayHiddenIT::text).collect(Collectors.joining()))
                .as("the logs are those of the code that handles secrets")
                .contains("okhttp3")
                .contains("com.microsoft.aad.msal4j")
                .contains("io.github.businesscentral.payments");
    }

    @Test
    void noPlantedSecretIsInTheReportsOfTheTestRun() throws IOException {
        List<Path> reports = filesIn(Path.of("target/surefire-reports"));

        assertThat(reports)
                .as("reports of the tests")
                .isNotEmpty()
                .allSatisfy(report -> assertThat(text(report)).doesNotContain(PlantedSecrets.MARK));
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
