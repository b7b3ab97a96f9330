package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each design decision names the tests that keep it. */
class DesignDecisionsTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern DECISION = Pattern.compile("^### .*$", Pattern.MULTILINE);

    private static String page() throws IOException {
        return Files.readString(Path.of("src/site/markdown/design-decisions.md"));
    }

    private static Stream<MatchResult> namedTests() throws IOException {
        return TEST.matcher(page()).results();
    }

    @ParameterizedTest
    @MethodSource("namedTests")
    void aTestThatIsNamedExists(MatchResult named) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.getFileName().toString().equals(named.group(1) + ".java"))
                    .toList();
        }

        List<String> texts = new ArrayList<>();
        for (Path source : sources) {
            texts.add(Files.readString(source));
        }
        assertThat(texts).as(named.group(1)).anyMatch(text -> text.contains("void " + named.group(2) + "("));
    }

    @Test
    void everyDecisionNamesATest() throws IOException {
        List<String> decisions = DECISION.splitAsStream(page()).skip(1).toList();

        assertThat(decisions)
                .hasSizeGreaterThan(20)
                .allMatch(text -> TEST.matcher(text).find());
    }
}
