package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class FakeResponseTest {
    private static final FakeResponse HELLO = FakeResponse.of(
            200, "text/plain", List.of(ByteString.encodeUtf8("Hello, "), ByteString.encodeUtf8("world")));

    @Test
    void aCutBodyNeverHasItsLastByte() {
        assertThat(HELLO.cutAfter(3).bodyText()).isEqualTo("Hel");
        assertThat(HELLO.cutAfter(8).bodyText()).isEqualTo("Hello, w");
        assertThat(HELLO.cutAfter(11).bodyText()).isEqualTo("Hello, worl");
        assertThat(HELLO.cutAfter(12).bodyText()).isEqualTo("Hello, worl");
        assertThat(HELLO.cutAfter(0).bodyText()).isEmpty();
    }

    @Test
    void aTricklingBodyIsTheSameInSmallerPieces() {
        assertThat(HELLO.trickling(3, Duration.ZERO).body())
                .extracting(ByteString::utf8)
                .containsExactly("Hel", "lo,", " ", "wor", "ld");
    }

    @Test
    void aResponseKeepsWhatWasSaidBefore() {
        FakeResponse response = HELLO.withFault("one")
                .withDelay(Duration.ofSeconds(1))
                .withHeader("Retry-After", "1")
                .withDelay(Duration.ofSeconds(2))
                .cutAfter(3)
                .withFault("two");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.faults()).containsExactly("one", "two");
        assertThat(response.bodyText()).isEqualTo("Hel");
    }
}
