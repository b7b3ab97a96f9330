package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 34: faults of single operations of a batch. */
class FaultsInBatchesTest extends StandInTest {
    private Answer batch(String... headers) {
        String creates = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> "{\"id\":\"" + number + "\",\"method\":\"POST\",\"url\":\"" + payments()
                        + "\",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":{\"lineNumber\":" + number
                        + "}}")
                .collect(Collectors.joining(","));
        return post("$batch", "{\"requests\":[" + creates + "]}", headers).is(200);
    }

    private List<Object> lines() {
        return fake.payments(fake.journalId()).stream()
                .map(line -> line.get("lineNumber"))
                .toList();
    }

    @Test
    void oneOperationMeetsALockTimeout() {
        fake.addFaultInBatches(Faults.lockTimeout().nth(2));

        Answer answer = batch("Prefer", "odata.continue-on-error");

        assertThat(answer.text()).contains("\"id\":\"2\",\"status\":409").contains("Internal_ServerError");
        assertThat(lines()).containsExactly(1, 3);
    }

    @Test
    void aLockTimeoutTakesASnapshotBack() {
        fake.addFaultInBatches(Faults.lockTimeout().nth(2));

        batch("Isolation", "snapshot");

        assertThat(lines()).isEmpty();
    }

    @Test
    void requestsOfTheirOwnAreLeftAlone() {
        ScriptedFault fault = Faults.lockTimeout();
        fake.addFaultInBatches(fault);

        created("{\"lineNumber\":9}");
        fake.removeFault(fault);
        batch();

        assertThat(fault.struck()).isZero();
        assertThat(lines()).containsExactly(1, 2, 3, 9);
    }

    @Test
    void aConnectionBreaksAsAWhole() {
        fake.addFaultInBatches(Faults.cutAfterCommit().on(Requests.posts()));

        assertThatIllegalStateException().isThrownBy(this::batch).withMessageContaining("addFault(…)");
    }
}
