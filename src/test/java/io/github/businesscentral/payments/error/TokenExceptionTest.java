package io.github.businesscentral.payments.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenExceptionTest {
    private static final CallSummary CALL =
            CallSummary.of("POST", "https://x/y", 2, Duration.ofMillis(640), Duration.ofMillis(500));

    @Test
    void duringACallItSaysWhichAndKeepsTheReason() {
        IOException cause = new IOException("down");
        TokenException outside = TokenException.temporary("The provider is down.", cause);

        TokenException during = outside.during(CALL);

        assertThat(during)
                .hasMessage("The provider is down. [POST https://x/y, 2 attempts, 640 ms]")
                .hasCause(outside)
                .hasRootCause(cause);
        assertThat(during.call()).isSameAs(CALL);
        assertThat(during.attempts()).isEqualTo(2);
        assertThat(during.elapsed()).isEqualTo(Duration.ofMillis(640));
    }

    @Test
    void duringACallItIsAsTemporaryAsBefore() {
        assertThat(TokenException.temporary("x", null).during(CALL).isTemporary())
                .isTrue();
        assertThat(TokenException.refused("x", null).during(CALL).isTemporary()).isFalse();
    }

    @Test
    void eachCallGetsItsOwn() {
        TokenException outside = TokenException.refused("Wrong secret.", null);
        CallSummary other = CallSummary.of("GET", "https://x/z", 0, Duration.ZERO, Duration.ZERO);

        assertThat(outside.during(CALL)).isNotSameAs(outside.during(CALL));
        assertThat(outside.during(other)).hasMessage("Wrong secret. [GET https://x/z, 0 attempts, 0 ms]");
        assertThat(outside.during(CALL).during(other)).hasMessage("Wrong secret. [GET https://x/z, 0 attempts, 0 ms]");
    }

    @Test
    void outsideACallNothingWasSent() {
        TokenException refused = TokenException.refused("Wrong secret.", null);

        assertThat(refused)
                .hasMessage("Wrong secret. [GET a token, 0 attempts, 0 ms]")
                .hasNoCause();
        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused.attempts()).isZero();
        assertThat(TokenException.temporary("x", null).isTemporary()).isTrue();
    }
}
