package io.github.businesscentral.payments.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BytesTest {
    private static final int RUNS = 20_000;
    private static final String SPECIAL = "\"\\\u0000\u001f\n !#[]\u007f";

    @Test
    void theEndOfATextIsFoundAsByteByByte() {
        for (int seed = 0; seed < RUNS; seed++) {
            byte[] bytes = bytes(new Random(seed), 40);
            int from = seed % 9;

            assertThat(Bytes.endOfText(Bytes.of(bytes), from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(IntStream.range(from, bytes.length)
                            .filter(i -> isEnd(bytes[i]))
                            .findFirst()
                            .orElse(bytes.length));
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(20) == 0) {
                bytes[i] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
            } else if (isEnd(bytes[i])) {
                bytes[i] = 'x';
            }
        }
        return bytes;
    }

    private static boolean isEnd(byte character) {
        return character == '"' || character == '\\' || (character >= 0 && character < ' ');
    }

    @Test
    void theHashDependsOnEachByteAndOnTheLengthButNotOnThePlace() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[50];
            new Random(length).nextBytes(bytes);
            long hash = Bytes.hash(Bytes.of(bytes), 0, length);

            byte[] moved = new byte[50];
            System.arraycopy(bytes, 0, moved, 7, length);
            assertThat(Bytes.hash(Bytes.of(moved), 7, 7 + length)).isEqualTo(hash);
            assertThat(Bytes.hash(Bytes.of(bytes), 0, length + 1)).isNotEqualTo(hash);
            for (int i = 0; i < length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                assertThat(Bytes.hash(Bytes.of(changed), 0, length))
                        .as("byte %d of %d", i, length)
                        .isNotEqualTo(hash);
                assertThat((int) (Bytes.hash(Bytes.of(changed), 0, length) >>> Integer.SIZE))
                        .as("the half that chooses the slot; byte %d of %d", i, length)
                        .isNotEqualTo((int) (hash >>> Integer.SIZE));
            }
        }
    }
}
