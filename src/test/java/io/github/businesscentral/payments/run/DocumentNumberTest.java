package io.github.businesscentral.payments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumberTest {
    /** Kept: a changed number would make a payment another one in every run that exists. */
    @Test
    void theNumberOfAKeyNeverChanges() {
        assertThat(DocumentNumber.of("PAY-", "7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca"))
                .isEqualTo("PAY-U653UR7NLVKLVYHA");
        assertThat(DocumentNumber.of("", "1")).isEqualTo("AN2MM25HBHMO6CHXEAXO");
    }

    @Test
    void everyNumberHasTwentyCharactersThatTheServerKeeps() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            String prefix = "P-_/".substring(0, random.nextInt(5));
            String number = DocumentNumber.of(prefix, "key " + i + (char) random.nextInt(0xd800));

            assertThat(number).hasSize(20).startsWith(prefix).matches("[A-Z0-9_/-]+");
            assertThat(DocumentNumber.require(number)).isEqualTo(number);
        }
    }

    @Test
    void prefixAndKeyAreNotJoined() {
        assertThat(DocumentNumber.of("AB", "C").substring(2))
                .isNotEqualTo(DocumentNumber.of("A", "BC").substring(2));
    }

    @Test
    void aPrefixThatLeavesNoRoomForTheHashIsRefused() {
        assertThatThrownBy(() -> DocumentNumber.of("WIRE-", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "prefix is 5 characters long; at most 4 leave room for a hash of 80 bits in a document number of 20."
                                + " Use a shorter prefix.");
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatThrownBy(() -> DocumentNumber.of("P", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "É", "P 1", "P*", "P.", " P", "P|Q", "ß", "P@", "P[", "P:"})
    void otherCharactersAreRefusedByPosition(String number) {
        assertThat(DocumentNumber.isValid(number)).isFalse();
        assertThatThrownBy(() -> DocumentNumber.require(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("documentNumber has a character at position ")
                .hasMessageContaining("A-Z 0-9 - _ /")
                .hasMessageContaining("DocumentNumber.of(prefix, key)");
    }

    @Test
    void thePositionOfTheCharacterIsTold() {
        assertThat(DocumentNumber.require("AZ-09_/")).isEqualTo("AZ-09_/");
        assertThatThrownBy(() -> DocumentNumber.require("AZ 09"))
                .hasMessageStartingWith("documentNumber has a character at position 3 ");
        assertThatThrownBy(() -> DocumentNumber.of("p", "1"))
                .hasMessageStartingWith("prefix has a character at position 1 ");
    }

    @Test
    void emptyAndTooLongNumbersAreRefused() {
        assertThatThrownBy(() -> DocumentNumber.require("")).hasMessageStartingWith("documentNumber is empty");
        assertThatThrownBy(() -> DocumentNumber.require("A".repeat(21)))
                .hasMessageStartingWith("documentNumber is 21 characters long; Business Central stores at most 20.");
        assertThat(DocumentNumber.require("A".repeat(20))).hasSize(20);
        assertThat(DocumentNumber.isValid("")).isFalse();
        assertThat(DocumentNumber.isValid("A".repeat(21))).isFalse();
    }
}
