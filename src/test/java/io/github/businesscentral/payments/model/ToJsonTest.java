package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written for JSON libraries that look for getters. {@link AccessorsTest} writes each property of each entity. */
class ToJsonTest {
    private static final UUID ID = UUID.fromString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");

    @Test
    void entityIsWrittenWithWhatWasExpanded() throws IOException {
        CustomerPayment payment = CustomerPayment.builder()
                .id(ID)
                .amount(new BigDecimal("-1E+3"))
                .customer(Customer.builder().set(CustomerFields.NUMBER, "10000").build())
                .additionalProperty("loyalty", null)
                .build();

        String json = payment.toJson();

        assertThat(json)
                .isEqualTo(
                        "{\"id\":\"" + ID + "\",\"amount\":-1000,\"customer\":{\"number\":\"10000\"},\"loyalty\":null}")
                .isEqualTo(CustomerPayment.jsonAdapter().toJson(payment));
        assertThat(CustomerPayment.jsonAdapter().fromJson(json)).isEqualTo(payment);
    }

    @Test
    void newPaymentAndPatchAreWrittenAsTheyAreSent() throws IOException {
        NewCustomerPayment payment = NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 8, 20))
                .amountReceived(new BigDecimal("12.50"))
                .dimensionSetLine(NewDimensionSetLine.builder()
                        .code("AREA")
                        .valueCode("30")
                        .build())
                .build();
        CustomerPaymentPatch patch =
                CustomerPaymentPatch.builder().clearComment().build();

        assertThat(payment.toJson())
                .isEqualTo("{\"customerNumber\":\"10000\",\"postingDate\":\"2026-08-20\",\"amount\":-12.50,"
                        + "\"dimensionSetLines\":[{\"code\":\"AREA\",\"valueCode\":\"30\"}]}");
        assertThat(NewCustomerPayment.jsonAdapter().fromJson(payment.toJson())).isEqualTo(payment);
        assertThat(patch.toJson()).isEqualTo("{\"comment\":\"\"}");
    }
}
