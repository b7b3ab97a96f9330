package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link LocalServer} as one jar, in a process of its own, asked by the curl commands of the examples' README. */
class StandInJarIT {
    private static final Pattern COMMANDS =
            Pattern.compile("```\\n(BC=http://127\\.0\\.0\\.1:8080/.*?)```", Pattern.DOTALL);
    private static final Pattern LISTENING = Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)/.*");

    private Process server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        server = new ProcessBuilder(java, "-jar", "target/standin.jar", "--port", "0")
                .redirectErrorStream(true)
                .start();
        address = addressIn(server.inputReader());
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2026-08-20"})
    void paymentsOfTheDatesInTheReadmeArePosted(String date) throws Exception {
        String commands = commands().replace("http://127.0.0.1:8080", address).replace("2026-11-20", date);

        String answers = run(commands);

        assertThat(answers)
                .contains("\"lineNumber\":10000")
                .containsPattern(
                        "\"postingDate\":\"" + date + "\",\"documentNumber\":\"PAY-1\".*\"creditAmount\":1500.1")
                .doesNotContain("\"error\"");
    }

    private static String addressIn(BufferedReader output) throws IOException {
        String line = output.readLine();
        Matcher listening = LISTENING.matcher(String.valueOf(line));
        assertThat(listening.matches()).as("its first line: %s", line).isTrue();
        return listening.group(1);
    }

    private static String commands() throws IOException {
        Matcher commands = COMMANDS.matcher(Files.readString(Path.of("README.md")));
        assertThat(commands.find()).isTrue();
        return commands.group(1);
    }

    private static String run(String commands) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands);
        shell.environment().put("no_proxy", "127.0.0.1");
        Process process = shell.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
