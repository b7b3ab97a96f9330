package io.github.businesscentral.payments.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs that fuzzing began with and found worth keeping, through what they are for; without a fuzzer. */
class FuzzCorpusTest {
    private static final Path INPUTS =
            Path.of("src/test/resources/io/github/businesscentral/payments/internal/answer/AnswersFuzzTestInputs");

    @ParameterizedTest
    @MethodSource("targets")
    void theKeptInputsAreTakenOrRefusedAsTheyShould(String name) throws IOException {
        Predicate<byte[]> target = FuzzTargets.BY_NAME.get(name);
        int taken = 0;
        int refused = 0;
        for (Path input : filesIn(INPUTS.resolve(name))) {
            try {
                if (target.test(Files.readAllBytes(input))) {
                    taken++;
                } else {
                    refused++;
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with " + input, e);
            }
        }

        // Otherwise the fuzzer would begin on one side of what it is to explore.
        assertThat(taken).as("inputs that were understood").isPositive();
        assertThat(refused).as("inputs that were not").isPositive();
    }

    static List<String> targets() throws IOException {
        List<String> names = filesIn(INPUTS).stream()
                .map(directory -> directory.getFileName().toString())
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(FuzzTargets.BY_NAME.keySet());
        return names;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
