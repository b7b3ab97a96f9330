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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user copies from the README: the first program with its arguments and its output, and the coordinates. */
@Tag("process")
class FirstPaymentTest {
    private static final Pattern PROGRAM =
            Pattern.compile("```java\\n([^`]*class FirstPayment .*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND_AND_OUTPUT = Pattern.compile(
            "-Dexec.mainClass=FirstPayment -Dexec.args=\"(.*?)\"\\n```\\n\\n```\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LIBRARY =
            Pattern.compile("customer-payments(?::|</artifactId>\\s*<version>)([^\"<]+)");
    private static final Pattern OKHTTP = Pattern.compile("mockwebserver3</artifactId>\\s*<version>([^<]+)");
    private static final Pattern LINE_NUMBER = Pattern.compile("line \\d+");

    @TempDir
    private Path directory;

    private String readme;

    @BeforeEach
    void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void theFirstProgramBooksAPaymentAndPrintsWhatIsShown() throws Exception {
        Path source = Files.writeString(
                directory.resolve("FirstPayment.java"), first(PROGRAM).group(1));
        MatchResult shown = first(COMMAND_AND_OUTPUT);
        FakeBusinessCentral fake = FakeBusinessCentral.create();

        GuideTest.compile(source, directory);
        String printed;
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            printed = run(shown.group(1).split(" "), server.url().toString());
        }

        assertThat(withoutLineNumber(printed)).isEqualTo(withoutLineNumber(shown.group(2)));
        assertThat(fake.payments(fake.journalId()))
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("documentNumber", "PAY-0001"));
    }

    @Test
    void coordinatesAreThoseOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(all(LIBRARY, readme)).hasSize(3).containsOnly(first(LIBRARY, pom));
        assertThat(all(OKHTTP, readme)).containsExactly(first(Pattern.compile("<okhttp.version>([^<]+)"), pom));
    }

    private String run(String[] arguments, String endpoint) throws IOException, InterruptedException {
        List<String> java = List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                directory + File.pathSeparator + System.getProperty("java.class.path"),
                "FirstPayment");
        ProcessBuilder program = new ProcessBuilder(
                Stream.concat(java.stream(), Stream.of(arguments)).toList());
        program.environment().keySet().removeIf(name -> name.startsWith("BC_"));
        program.environment().put("BC_ENDPOINT", endpoint);
        Process process = program.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private MatchResult first(Pattern pattern) {
        Matcher matcher = pattern.matcher(readme);
        assertThat(matcher.find()).as("README has %s", pattern).isTrue();
        return matcher.toMatchResult();
    }

    private static String first(Pattern pattern, String text) {
        return all(pattern, text).get(0);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String withoutLineNumber(String output) {
        return LINE_NUMBER.matcher(output).replaceAll("line …");
    }
}
