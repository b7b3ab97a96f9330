package io.github.businesscentral.payments.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallKindTest {
    @Test
    void allButReadingCanChangeSomething() {
        assertThat(CallKind.values())
                .filteredOn(CallKind::isWrite)
                .containsExactly(CallKind.CREATE, CallKind.UPDATE, CallKind.DELETE, CallKind.ACTION, CallKind.BATCH);
    }
}
