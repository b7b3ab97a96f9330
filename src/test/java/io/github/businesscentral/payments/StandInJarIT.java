package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published {@code tests} jar holds every class of the stand-in server, and none of its tests. */
class StandInJarIT {
    private static final String STAND_IN = "io/github/businesscentral/payments/testing/";

    @Test
    void everyClassOfTheStandInIsInTheJar() throws IOException {
        List<String> compiled;
        Path classes = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(classes.resolve(STAND_IN))) {
            compiled = files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(StandInJarIT::isNotOfATest)
                    .toList();
        }

        assertThat(packed()).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(compiled);
    }

    /** A class belongs to a test if its file does: the outermost class decides, not the name of a nested one. */
    private static boolean isNotOfATest(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".class", "");
        return !name.split("\\$", 2)[0].endsWith("Test");
    }

    private static List<String> packed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("customer-payments-.+-tests\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile content = new JarFile(jar.toFile())) {
                return content.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(STAND_IN) && name.endsWith(".class"))
                        .toList();
            }
        }
    }
}
