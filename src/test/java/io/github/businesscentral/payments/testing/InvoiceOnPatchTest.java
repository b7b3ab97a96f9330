package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 45: an invoice on a line that has no customer. */
class InvoiceOnPatchTest extends StandInTest {
    @Test
    void rule45APatchFillsTheNumberAndLeavesTheIdBlank() {
        Answer line = created("{}");

        Answer changed = patch(
                        payment(line.get("id")), "{\"appliesToInvoiceNumber\":\"103034\"}", "If-Match", line.etag())
                .is(200);

        assertThat(changed.get("customerNumber")).isEqualTo("20000");
        assertThat(changed.get("customerId")).isEqualTo(ZERO_GUID);
    }

    @Test
    void rule45ACreateFillsBoth() {
        Answer line = created("{\"appliesToInvoiceNumber\":\"103034\"}");

        assertThat(line.get("customerNumber")).isEqualTo("20000");
        assertThat(line.get("customerId")).isEqualTo(customer("20000").toString());
    }

    @Test
    void rule45ACustomerThatIsThereStays() {
        Answer line = created("{\"customerNumber\":\"10000\"}");

        Answer changed = patch(
                        payment(line.get("id")), "{\"appliesToInvoiceNumber\":\"103034\"}", "If-Match", line.etag())
                .is(200);

        assertThat(changed.get("customerNumber")).isEqualTo("10000");
    }
}
