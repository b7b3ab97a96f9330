package io.github.businesscentral.payments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
    private static final UUID ACCOUNT = new UUID(9, 9);
    private static final RunOptions DEFAULTS = RunOptions.balancingAccount(ACCOUNT);

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        assertThat(DEFAULTS.balancingAccount()).isEqualTo(ACCOUNT);
        assertThat(DEFAULTS.parts()).isEqualTo(1);
        assertThat(DEFAULTS.cacheWait()).hasSeconds(60);
    }

    @Test
    void eachOptionChangesItselfOnly() {
        RunOptions options = DEFAULTS.parts(100).cacheWait(Duration.ofHours(1));

        assertThat(options.balancingAccount()).isEqualTo(ACCOUNT);
        assertThat(options.parts()).isEqualTo(100);
        assertThat(options.cacheWait()).hasHours(1);
        assertThat(options.cacheWait(Duration.ZERO).parts(1).cacheWait()).isZero();
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> DEFAULTS.parts(401)).hasMessage("parts is 401; it must be from 1 to 400.");
        assertThatThrownBy(() -> DEFAULTS.cacheWait(Duration.ofSeconds(-1)))
                .hasMessageStartingWith("cacheWait is PT-1S");
        assertThatThrownBy(() -> DEFAULTS.cacheWait(Duration.ofMinutes(61)))
                .hasMessageStartingWith("cacheWait is PT1H1M");
        assertThatThrownBy(() -> RunOptions.balancingAccount(new UUID(0, 0))).hasMessageContaining("zero GUID");
    }
}
