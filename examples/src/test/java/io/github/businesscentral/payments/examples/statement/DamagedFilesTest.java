package io.github.businesscentral.payments.examples.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the tests with bytes changed, left out or doubled by chance. */
class DamagedFilesTest {
    private static final int ROUNDS = 200;

    @TempDir
    Path directory;

    @Test
    void areReadOrRefusedWithAReason() throws IOException {
        int read = 0;
        int refused = 0;
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Random random = new Random(file.getFileName().hashCode());
            for (int round = 0; round < ROUNDS; round++) {
                Path damaged = Files.write(directory.resolve("damaged"), damaged(bytes, random));
                try {
                    StatementFile.read(damaged, CsvFormat.standard());
                    read++;
                } catch (UnreadableStatementException e) {
                    assertThat(e.getMessage()).isNotBlank();
                    refused++;
                } catch (RuntimeException e) {
                    fail(file + ", round " + round, e);
                }
            }
        }
        assertThat(read).isGreaterThan(ROUNDS);
        assertThat(refused).isGreaterThan(ROUNDS);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/statements"))) {
            return files.sorted().toList();
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
        byte[] changed = bytes.clone();
        switch (random.nextInt(3)) {
            case 0 -> changed[from] = (byte) random.nextInt(256);
            case 1 -> {
                changed = new byte[bytes.length - (to - from)];
                System.arraycopy(bytes, 0, changed, 0, from);
                System.arraycopy(bytes, to, changed, from, bytes.length - to);
            }
            default -> {
                changed = new byte[bytes.length + to - from];
                System.arraycopy(bytes, 0, changed, 0, to);
                System.arraycopy(bytes, from, changed, to, bytes.length - from);
            }
        }
        return changed;
    }
}
