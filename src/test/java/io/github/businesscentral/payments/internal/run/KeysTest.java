package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.journal.JournalCode;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
    /** Kept: another number or part for the same payment would let a second line in. */
    @Test
    void lineNumberPartAndCodeNeverChange() {
        assertThat(LineKey.lineNumber("PAY-0001", 0)).isEqualTo(1377780003);
        assertThat(LineKey.lineNumber("PAY-0001", 1)).isEqualTo(278095757);
        assertThat(LineKey.part("PAY-0001", 100)).isEqualTo(20);
        assertThat(JournalCode.of("payouts 2026-11-20", 1, 1)).isEqualTo("JSFWWKKJPF");
        assertThat(JournalCode.of("payouts 2026-11-20", 2, 1)).isEqualTo("JSFWWKKKEP");
        assertThat(JournalCode.of("payouts 2026-11-20", 1, 2)).isEqualTo("JSFWWKKJPG");
    }

    @Test
    void lineNumbersLieBetweenThoseOfPeopleAndRoomToAppend() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            int number = LineKey.lineNumber("P" + i, 0);

            assertThat(number).isBetween(LineKey.LOWEST, LineKey.HIGHEST);
            numbers.add(number);
        }
        // 0.13 collisions are expected.
        assertThat(numbers).hasSizeGreaterThan(19_997);
    }

    @Test
    void aPaymentStandsAtItsOwnNumbersOnly() {
        for (int collisions = 0; collisions < LineKey.MOST_NUMBERS; collisions++) {
            assertThat(LineKey.isLineNumber("P1", LineKey.lineNumber("P1", collisions)))
                    .isTrue();
            assertThat(LineKey.isLineNumber("P2", LineKey.lineNumber("P1", collisions)))
                    .isFalse();
        }
        assertThat(LineKey.isLineNumber("P1", LineKey.lineNumber("P1", LineKey.MOST_NUMBERS)))
                .isFalse();
    }

    @Test
    void paymentsAreSpreadOverAllParts() {
        int[] payments = new int[4];
        for (int i = 0; i < 4_000; i++) {
            payments[LineKey.part("P" + i, 4) - 1]++;
        }
        for (int ofPart : payments) {
            assertThat(ofPart).isBetween(850, 1_150);
        }
        assertThat(LineKey.part("P1", 1)).isEqualTo(1);
    }

    @Test
    void codesAreTenLettersAndDifferWithinARun() {
        Set<String> codes = new HashSet<>();
        for (int generation = 1; generation <= JournalCode.MOST_GENERATIONS; generation += 37) {
            for (int part = 1; part <= JournalCode.MOST_PARTS; part++) {
                String code = JournalCode.of("payouts", generation, part);

                assertThat(code).matches("[A-Z]{10}").startsWith(JournalCode.prefix("payouts"));
                assertThat(codes.add(code)).isTrue();
            }
        }
        assertThat(JournalCode.of("payouts", JournalCode.MOST_GENERATIONS, JournalCode.MOST_PARTS))
                .matches("[A-Z]{10}");
        assertThat(JournalCode.prefix("payouts")).isNotEqualTo(JournalCode.prefix("payouts 2"));
    }
}
