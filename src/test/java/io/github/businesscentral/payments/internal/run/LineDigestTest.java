package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LineDigestTest {
    private static final UUID CUSTOMER = new UUID(1, 2);
    private static final NewCustomerPayment PAYMENT = NewCustomerPayment.builder()
            .documentNumber("PAY-1")
            .customerId(CUSTOMER)
            .postingDate(LocalDate.of(2026, 11, 20))
            .amountReceived(new BigDecimal("10.50"))
            .description("rent")
            .build();

    private final LineDigest digest = LineDigest.like(PAYMENT);

    private static CustomerPayment line(Consumer<CustomerPayment.Builder> change) {
        CustomerPayment.Builder line = CustomerPayment.builder()
                .id(new UUID(3, 4))
                .documentNumber("PAY-1")
                .customerId(CUSTOMER)
                .postingDate(LocalDate.of(2026, 11, 20))
                .amount(new BigDecimal("-10.5"))
                .description("rent")
                .comment("set by the server or people");
        change.accept(line);
        return line.build();
    }

    @Test
    void aLineWithTheValuesOfThePaymentHasItsHash() {
        assertThat(digest.of(PAYMENT)).contains(digest.of(line(same -> {})));
        assertThat(digest.of(PAYMENT)).contains(digest.of(line(other -> other.comment("another"))));
    }

    @Test
    void eachPropertyThatThePaymentSetsMatters() {
        List<Consumer<CustomerPayment.Builder>> changes = List.of(
                line -> line.documentNumber("PAY-2"),
                line -> line.customerId(new UUID(1, 3)),
                line -> line.postingDate(LocalDate.of(2026, 11, 21)),
                line -> line.amount(new BigDecimal("10.5")),
                line -> line.description("Rent"));

        assertThat(changes)
                .allSatisfy(change -> assertThat(digest.of(line(change)))
                        .isNotEqualTo(digest.of(PAYMENT).orElseThrow()));
    }

    @Test
    void aPaymentThatSetsOtherPropertiesHasNone() {
        NewCustomerPayment withoutDescription = NewCustomerPayment.builder()
                .documentNumber("PAY-1")
                .customerId(CUSTOMER)
                .postingDate(LocalDate.of(2026, 11, 20))
                .amountReceived(new BigDecimal("10.50"))
                .build();

        assertThat(digest.of(PAYMENT.toBuilder().comment("x").build())).isEmpty();
        assertThat(digest.of(withoutDescription)).isEmpty();
    }
}
