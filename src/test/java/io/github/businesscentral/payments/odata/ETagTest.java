package io.github.businesscentral.payments.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagTest {
    @ParameterizedTest
    @ValueSource(strings = {"W/\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\"", "\"strong\"", "W/\"\"", "\"\""})
    void keepsTheTextByteForByte(String text) {
        assertThat(ETag.of(text).value()).isEqualTo(text);
        assertThat(ETag.of(text))
                .isEqualTo(ETag.of(text))
                .hasSameHashCodeAs(ETag.of(text))
                .hasToString(text);
    }

    @Test
    void starIsAny() {
        assertThat(ETag.of("*")).isSameAs(ETag.ANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "abc", "W/abc", "\"", "W/\"", "W/\"a\"b\"", "W/\"a\r\nHost: x\"", "W/\"ü\"", "w/\"a\""})
    void refusesWhatCannotStandInIfMatch(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ETag.of(text))
                .withMessageContaining("etag")
                .withMessageContaining("@odata.etag");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> ETag.of(null)).withMessage("etag");
    }
}
