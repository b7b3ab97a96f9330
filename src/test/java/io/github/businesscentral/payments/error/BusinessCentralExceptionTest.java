package io.github.businesscentral.payments.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusinessCentralExceptionTest {
    private static final CallSummary CALL =
            CallSummary.of("GET", "https://x/y", 1, Duration.ofMillis(7), Duration.ZERO);
    private static final IOException CAUSE = new IOException("reset");

    @ParameterizedTest
    @MethodSource("withCause")
    void theMessageEndsWithTheCallAndTheCauseIsKept(BusinessCentralException exception) {
        assertThat(exception)
                .hasMessage("What happened. [GET https://x/y, 1 attempt, 7 ms]")
                .hasCause(CAUSE);
        assertThat(exception.call()).isSameAs(CALL);
        assertThat(exception.attempts()).isEqualTo(1);
        assertThat(exception.elapsed()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void deadlineAndInterruptAreTransportFailuresAndAnUnknownOutcomeIsNone() {
        assertThat(new DeadlineExceededException("", CALL, null)).isInstanceOf(TransportException.class);
        assertThat(new CallInterruptedException("", CALL, null)).isInstanceOf(TransportException.class);
        assertThat(new OutcomeUnknownException("", CALL, null)).isNotInstanceOf(TransportException.class);
    }

    @Test
    void aDecodingFailureKnowsWhere() {
        assertThat(new DecodingException("", "$.value[3].amount", CALL, null).jsonPath())
                .isEqualTo("$.value[3].amount");
        assertThatNullPointerException()
                .isThrownBy(() -> new DecodingException("", null, CALL, null))
                .withMessage("jsonPath");
    }

    @Test
    void aPagingFailureHasNoCause() {
        assertThat(new PagingException("What happened.", CALL))
                .hasMessage("What happened. [GET https://x/y, 1 attempt, 7 ms]")
                .hasNoCause();
    }

    @Test
    void noneGoesWithoutItsCall() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TransportException("", null, null))
                .withMessage("call");
    }

    private static Stream<BusinessCentralException> withCause() {
        return Stream.of(
                new TransportException("What happened.", CALL, CAUSE),
                new DeadlineExceededException("What happened.", CALL, CAUSE),
                new CallInterruptedException("What happened.", CALL, CAUSE),
                new OutcomeUnknownException("What happened.", CALL, CAUSE),
                new DecodingException("What happened.", "$", CALL, CAUSE));
    }
}
