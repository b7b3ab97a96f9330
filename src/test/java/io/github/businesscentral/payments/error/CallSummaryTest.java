package io.github.businesscentral.payments.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallSummaryTest {
    @Test
    void holdsWhatItWasGiven() {
        CallSummary call = CallSummary.of("POST", "https://x/y?a=…", 2, Duration.ofMillis(640), Duration.ofMillis(500));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.url()).isEqualTo("https://x/y?a=…");
        assertThat(call.attempts()).isEqualTo(2);
        assertThat(call.elapsed()).isEqualTo(Duration.ofMillis(640));
        assertThat(call.waited()).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S, '0 attempts, 0 ms'", "1, PT0.0019S, '1 attempt, 1 ms'", "2, PT1M0.5S, '2 attempts, 60500 ms'"
    })
    void readsAsOneLine(int attempts, Duration elapsed, String expected) {
        CallSummary call = CallSummary.of("GET", "https://x/y", attempts, elapsed, Duration.ZERO);

        assertThat(call).hasToString("GET https://x/y, " + expected);
    }

    @Test
    void nullsAreRefusedByName() {
        Duration zero = Duration.ZERO;

        assertThatNullPointerException()
                .isThrownBy(() -> CallSummary.of(null, "", 1, zero, zero))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> CallSummary.of("", null, 1, zero, zero))
                .withMessage("url");
        assertThatNullPointerException()
                .isThrownBy(() -> CallSummary.of("", "", 1, null, zero))
                .withMessage("elapsed");
        assertThatNullPointerException()
                .isThrownBy(() -> CallSummary.of("", "", 1, zero, null))
                .withMessage("waited");
    }
}
