package io.github.businesscentral.payments.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    @Test
    void byDefaultTheDeadlineComesFirst() {
        RetryPolicy policy = RetryPolicy.defaults();

        assertThat(policy.maxAttempts())
                .as("a cap that does not come before the deadline")
                .isEqualTo(100);
        assertThat(policy.baseDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.maxDelay()).isEqualTo(Duration.ofSeconds(20));
        assertThat(policy.maxServerWait()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void noneTriesOnce() {
        assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
    }

    @Test
    void builderChangesWhatItIsTold() {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(7)
                .baseDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofMillis(2))
                .maxServerWait(Duration.ofMillis(3))
                .build();

        assertThat(policy.maxAttempts()).isEqualTo(7);
        assertThat(policy.baseDelay()).isEqualTo(Duration.ofMillis(1));
        assertThat(policy.maxDelay()).isEqualTo(Duration.ofMillis(2));
        assertThat(policy.maxServerWait()).isEqualTo(Duration.ofMillis(3));
    }

    @ParameterizedTest
    @CsvSource({"0, 500", "1, 1000", "2, 2000", "3, 4000", "4, 8000", "5, 16000", "6, 20000", "7, 20000", "63, 20000"})
    void theBoundDoublesUpToTheLongestDelay(int retries, long millis) {
        assertThat(RetryPolicy.defaults().backOff(retries, 1)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0", "0.25, 500", "0.5, 1000", "0.999, 1998"})
    void thePauseIsTheGivenPartOfTheBound(double random, long millis) {
        assertThat(RetryPolicy.defaults().backOff(2, random)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void noBackOffOverflows() {
        RetryPolicy longest = RetryPolicy.builder()
                .baseDelay(Duration.ofDays(1).minusNanos(1))
                .maxDelay(Duration.ofDays(1))
                .build();

        assertThat(longest.backOff(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryPolicy.defaults().backOff(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void zeroDelaysTryAgainAtOnce() {
        RetryPolicy policy = RetryPolicy.builder()
                .baseDelay(Duration.ZERO)
                .maxDelay(Duration.ZERO)
                .build();

        assertThat(policy.backOff(3, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void fewerThanOneAttemptIsRefused(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().maxAttempts(attempts))
                .withMessageStartingWith("maxAttempts is " + attempts)
                .withMessageContaining("at least 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT24H0.000000001S", "PT-2562047788015215H"})
    void delaysOutsideADayAreRefusedByName(Duration delay) {
        RetryPolicy.Builder builder = RetryPolicy.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseDelay(delay))
                .withMessageStartingWith("baseDelay is " + delay)
                .withMessageContaining("between 0 and a day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxDelay(delay))
                .withMessageStartingWith("maxDelay is " + delay);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxServerWait(delay))
                .withMessageStartingWith("maxServerWait is " + delay);
    }

    @Test
    void aDayAndZeroAreAccepted() {
        RetryPolicy policy = RetryPolicy.builder()
                .baseDelay(Duration.ZERO)
                .maxDelay(Duration.ofDays(1))
                .maxServerWait(Duration.ZERO)
                .build();

        assertThat(policy.maxDelay()).isEqualTo(Duration.ofDays(1));
        assertThat(policy.maxServerWait()).isZero();
    }

    @Test
    void aBaseDelayAboveTheLongestIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RetryPolicy.builder().maxDelay(Duration.ofMillis(499)).build())
                .withMessageContaining("baseDelay PT0.5S is longer than maxDelay PT0.499S");
        assertThat(RetryPolicy.builder()
                        .maxDelay(Duration.ofMillis(500))
                        .build()
                        .maxDelay())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void nullsAreRefusedByName() {
        RetryPolicy.Builder builder = RetryPolicy.builder();

        assertThatNullPointerException()
                .isThrownBy(() -> builder.baseDelay(null))
                .withMessage("baseDelay");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.maxDelay(null))
                .withMessage("maxDelay");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.maxServerWait(null))
                .withMessage("maxServerWait");
    }

    @Test
    void builderUsedOnLeavesWhatItBuiltAsItWas() {
        RetryPolicy.Builder builder = RetryPolicy.builder().maxAttempts(2);
        RetryPolicy policy = builder.build();

        builder.maxAttempts(3);

        assertThat(policy.maxAttempts()).isEqualTo(2);
    }
}
