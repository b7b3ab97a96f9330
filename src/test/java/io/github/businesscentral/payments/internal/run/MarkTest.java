package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.businesscentral.payments.internal.run.journal.JournalCode;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.MarkReading;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {
    private static final String NAME = "payouts 2026-11-20";
    private static final Instant TIME = Instant.parse("2026-11-20T14:05:00Z");
    private static final Mark OPEN = Mark.open(NAME, 1, 1, 1, "W7KQ2MXF");

    /** Kept: other processes may run an older or newer release of the same version of the format. */
    @Test
    void theTextNeverChanges() {
        Seal seal = new Seal(1250, BigInteger.valueOf(1234567), BigInteger.valueOf(7654321));

        assertThat(OPEN.text(NAME)).isEqualTo("RUN1 OPEN \"payouts 2026-11-20\" g1 p1/1 wW7KQ2MXF hGS6KA2W36RUP");
        assertThat(OPEN.sealed(seal, Instant.parse("2026-11-20T14:05:59Z"), "W7KQ2MXF")
                        .text(NAME))
                .isEqualTo(
                        "RUN1 SEALED \"payouts 2026-\" g1 p1/1 wW7KQ2MXF hGS6KA2W36RUP n1250 dAAAAAAAAABFVUH mAAAAAHJS5R tAOHBN");
    }

    @Test
    void everyMarkIsReadAsItWasWritten() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            String name = randomName(random);
            Mark mark = randomMark(random, name);

            String text = mark.text(name);

            assertThat(text).hasSizeLessThanOrEqualTo(Mark.LONGEST);
            assertThat(text.chars().filter(Character::isISOControl)).isEmpty();
            assertThat(Mark.parse(text)).contains(mark);
            assertThat(mark.isOf(name)).isTrue();
            assertThat(mark.isOf(name + "!")).isFalse();
        }
    }

    @Test
    void theLongestMarkStillShowsSomeOfTheName() {
        Mark mark = Mark.open(NAME, 1_000, 400, 400, "W7KQ2MXF")
                .sealed(new Seal(9_999_999, largest(Seal.LINES_BITS), largest(Seal.NUMBERS_BITS)), TIME, "W7KQ2MXF")
                .in(RunState.POSTING, "W7KQ2MXF");

        assertThat(mark.text(NAME)).hasSizeLessThanOrEqualTo(Mark.LONGEST).contains("\"pa\"");
    }

    @Test
    void aSurrogatePairIsNotCut() {
        for (int i = 0; i < 2; i++) {
            String name = "x".repeat(i) + "\ud83d\ude00".repeat(60);

            assertThat(OPEN.text(name))
                    .doesNotContainPattern("[\\ud800-\\udbff]\"")
                    .hasSizeGreaterThan(98);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Default Journal",
                "RUN1 OPEN \"payouts\" g1 p1/1 wW7KQ2MXF",
                "RUN1 OPEN \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL ",
                "RUN1 OPEN \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL n1 dABCDEFGHIJKLMN mABCDEFGHIJ tABCDE",
                "RUN1 SEALED \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL",
                "RUN1 SEALED \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL n1 dABCDEFGHIJKLMN tABCDE",
                "RUN1 SEALED \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL n0 dABCDEFGHIJKLMN mABCDEFGHIJ tABCDE",
                "RUN1 CLOSED \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL",
                "RUN1 OPEN \"payouts\" g0 p1/1 wW7KQ2MXF hABCDEFGHIJKL",
                "RUN1 OPEN \"payouts\" g1001 p1/1 wW7KQ2MXF hABCDEFGHIJKL",
                "RUN1 OPEN \"payouts\" g1 p2/1 wW7KQ2MXF hABCDEFGHIJKL",
                "RUN1 OPEN \"payouts\" g1 p1/401 wW7KQ2MXF hABCDEFGHIJKL",
                "RUN1 OPEN \"payouts\" g1 p1/1 ww7kq2mxf hABCDEFGHIJKL",
                "run1 OPEN \"payouts\" g1 p1/1 wW7KQ2MXF hABCDEFGHIJKL",
            })
    void anEditedMarkIsNone(String text) {
        assertThat(Mark.parse(text)).isEmpty();
        assertThat(MarkReading.of(NAME, NAME, JournalCode.of(NAME, 1, 1), text)).isEqualTo(new MarkReading.NoMark());
    }

    @Test
    void aNewerVersionIsToldFromOtherTexts() {
        String newer = OPEN.text(NAME).replace("RUN1 ", "RUN2 ") + " x";

        assertThat(MarkReading.of(NAME, NAME, JournalCode.of(NAME, 1, 1), newer))
                .isEqualTo(new MarkReading.NewerVersion(2));
        assertThat(Mark.newerVersion("RUN1 for the bank")).isEmpty();
    }

    @Test
    void theMarkOfAnotherRunGenerationOrPartIsRefused() {
        String text = OPEN.text(NAME);

        assertThat(MarkReading.of(NAME, NAME, JournalCode.of(NAME, 1, 1), text)).isEqualTo(new MarkReading.Own(OPEN));
        assertThat(MarkReading.of("payouts 2026-11-21", "payouts 2026-11-21", JournalCode.of(NAME, 1, 1), text))
                .isEqualTo(new MarkReading.OtherJournal(OPEN));
        assertThat(MarkReading.of(NAME, NAME, JournalCode.of(NAME, 2, 1), text))
                .isEqualTo(new MarkReading.OtherJournal(OPEN));
    }

    @Test
    void aSealStandsInTheMarkFromSealedOnOnly() {
        Seal seal = new Seal(3, BigInteger.TEN, BigInteger.TWO);
        Mark sealed = OPEN.sealed(seal, TIME.plusSeconds(59), "AAAAAAAA");

        assertThat(sealed.in(RunState.POSTING, "BBBBBBBB").seal()).contains(seal);
        assertThat(sealed.in(RunState.POSTING, "BBBBBBBB").sealing()).contains(TIME);
        assertThat(sealed.in(RunState.OPEN, "BBBBBBBB")).isEqualTo(Mark.open(NAME, 1, 1, 1, "BBBBBBBB"));
        assertThatThrownBy(() -> OPEN.in(RunState.POSTING, "BBBBBBBB")).hasMessageContaining("count, digests and time");
    }

    private static BigInteger largest(int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    private static Mark randomMark(Random random, String name) {
        int parts = 1 + random.nextInt(JournalCode.MOST_PARTS);
        RunState state = RunState.values()[random.nextInt(6)];
        Optional<Seal> seal = (state.compareTo(RunState.SEALED) >= 0)
                ? Optional.of(new Seal(
                        1 + random.nextInt(1_000_000),
                        new BigInteger(Seal.LINES_BITS, random),
                        new BigInteger(Seal.NUMBERS_BITS, random)))
                : Optional.empty();
        return new Mark(
                Mark.open(name, 1, 1, 1, "AAAAAAAA").nameHash(),
                1 + random.nextInt(JournalCode.MOST_GENERATIONS),
                1 + random.nextInt(parts),
                parts,
                state,
                TextHash.base32(new BigInteger(40, random), Mark.NONCE_LENGTH),
                seal,
                seal.map(any -> TIME.plus(Duration.ofMinutes(random.nextInt(1 << 24)))));
    }

    private static String randomName(Random random) {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            name.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x1f600 + random.nextInt(50);
                        case 2 -> "\" gpwhnd/1".charAt(random.nextInt(10));
                        default -> 0x20 + random.nextInt(0x2fe0);
                    });
        }
        return name.toString();
    }
}
