package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.PlantedSecrets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    @Test
    void textIsInNoToString() {
        AccessToken token = AccessToken.of(PlantedSecrets.TOKEN, Instant.EPOCH);

        assertThat(token.value()).isEqualTo(PlantedSecrets.TOKEN);
        assertThat(token.toString()).isEqualTo("AccessToken[expiresAt=1970-01-01T00:00:00Z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "planted-token\n", "planted-tokenü", "planted-\u0000"})
    void textThatCannotBeATokenIsRefusedWithoutShowingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(text, Instant.MAX))
                .withMessageContaining("access token")
                .withMessageNotContaining("planted");
    }
}
