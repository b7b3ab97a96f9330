package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.businesscentral.payments.testing.fault.Crash;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** A client that crashes between two requests. */
class CrashTest extends StandInTest {
    private void isCutOff() {
        assertThatThrownBy(() -> created("{}")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aCrashBeforeARequestLeavesItUndone() {
        Crash crash = Crash.beforeRequest(2);
        fake.addFault(crash);

        created("{}");
        assertThat(crash.hasHappened()).isFalse();
        isCutOff();
        isCutOff();

        assertThat(crash.hasHappened()).isTrue();
        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }

    @Test
    void aCrashAfterARequestLeavesItDone() {
        fake.addFault(Crash.afterRequest(2));

        created("{}");
        isCutOff();
        isCutOff();

        assertThat(fake.payments(fake.journalId())).hasSize(2);
    }

    @Test
    void otherClientsGoOn() {
        fake.addFault(Crash.beforeRequest(1).on(request -> "first".equals(request.header("User-Agent"))));

        assertThatThrownBy(() -> get("companies", "User-Agent", "first")).isInstanceOf(UncheckedIOException.class);
        get("companies", "User-Agent", "second").is(200);
    }

    @Test
    void aRestartedClientGoesOn() {
        Crash crash = Crash.beforeRequest(1);
        fake.addFault(crash);
        isCutOff();

        crash.restart();

        created("{}");
        assertThat(crash.hasHappened()).isTrue();
    }

    @Test
    void theFirstRequestIsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crash.afterRequest(0))
                .withMessage("a crash at request 0; the first one is 1");
    }
}
