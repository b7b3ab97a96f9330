package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    private final VirtualClock clock = VirtualClock.startingAt(NOON);

    private CompletableFuture<Instant> sleeping(Duration duration) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        clock.sleep(duration);
                        return clock.instant();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                StandInTest.OWN_THREADS);
    }

    @Test
    void timePassesWhenItIsMovedOnly() {
        clock.advance(Duration.ofSeconds(3));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(clock.instant());
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
    }

    @Test
    void whoeverSleepsWakesAtTheEndOfItsTime() throws Exception {
        CompletableFuture<Instant> brief = sleeping(Duration.ofSeconds(1));
        CompletableFuture<Instant> deep = sleeping(Duration.ofSeconds(2));
        clock.awaitSleepers(2);

        clock.advance(Duration.ofSeconds(1));

        assertThat(brief.get(10, TimeUnit.SECONDS)).isEqualTo(NOON.plusSeconds(1));
        assertThat(deep).isNotDone();
        clock.advance(Duration.ofSeconds(1));
        assertThat(deep.get(10, TimeUnit.SECONDS)).isEqualTo(NOON.plusSeconds(2));
    }
}
