package io.github.businesscentral.payments.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void controlAndDirectionCharactersAreGone() {
        assertThat(SafeText.of("a\u001B[2K\rb\nc\td\u0085e\u2028f\u202Eg\u2066h\u200Bi\u0000j"))
                .isEqualTo("a [2K b c d e f g h i j");
    }

    @Test
    void lettersOfAllLanguagesAndSymbolsStay() {
        assertThat(SafeText.of(" Müller & Søhne, 東京, שלום 😀 €5 ")).isEqualTo("Müller & Søhne, 東京, שלום 😀 €5");
    }

    @Test
    void halfACharacterIsGone() {
        assertThat(SafeText.of("a\uD83Db")).isEqualTo("a b");
    }
}
