package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for amounts in a new payment and in a patch alike. */
class AmountTest {
    @ParameterizedTest
    @CsvSource({
        "1500.10, 1500.10",
        "-1500.10, -1500.10",
        "0, 0",
        "0.00, 0.00",
        "1E+3, 1000",
        "-1E+3, -1000",
        "1E-10, 0.0000000001",
        "-1.5E-10, -0.00000000015",
        "0E-10, 0.0000000000",
        "0E+3, 0",
        "1E+30, 1000000000000000000000000000000",
        "12345678901234567890.123456789, 12345678901234567890.123456789"
    })
    void anAmountIsSentAsItIsAndWithoutExponent(BigDecimal amount, String expected) {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().amount(amount).comment("after").build();
        CustomerPaymentPatch patch =
                CustomerPaymentPatch.builder().amount(amount).comment("after").build();

        String json = "{\"amount\":" + expected + ",\"comment\":\"after\"}";
        assertThat(NewCustomerPayment.jsonAdapter().toJson(payment)).isEqualTo(json);
        assertThat(CustomerPaymentPatch.jsonAdapter().toJson(patch)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"1500.10, -1500.10", "0.01, -0.01", "1E+3, -1000", "1E-10, -0.0000000001"})
    void anAmountReceivedIsSentNegative(BigDecimal received, String expected) {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().amountReceived(received).build();
        CustomerPaymentPatch patch =
                CustomerPaymentPatch.builder().amountReceived(received).build();

        assertThat(NewCustomerPayment.jsonAdapter().toJson(payment)).isEqualTo("{\"amount\":" + expected + "}");
        assertThat(CustomerPaymentPatch.jsonAdapter().toJson(patch)).isEqualTo("{\"amount\":" + expected + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-0.01", "-1500.10", "0E+3"})
    void anAmountReceivedThatIsNotPositiveIsRefused(BigDecimal received) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().amountReceived(received))
                .withMessageStartingWith("amountReceived is not positive")
                .withMessageContaining("amount(…)")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("1500"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentPatch.builder().amountReceived(received))
                .withMessageStartingWith("amountReceived is not positive");
    }

    @Test
    void amountAndAmountReceivedTogetherAreRefusedInEitherOrder() {
        BigDecimal one = BigDecimal.ONE;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().amount(one).amountReceived(one))
                .withMessageStartingWith("amount and amountReceived are both set");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> NewCustomerPayment.builder().amountReceived(one).amount(one))
                .withMessageStartingWith("amount and amountReceived are both set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentPatch.builder().amount(one).amountReceived(one))
                .withMessageStartingWith("amount and amountReceived are both set");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CustomerPaymentPatch.builder().amountReceived(one).amount(one))
                .withMessageStartingWith("amount and amountReceived are both set");
    }

    @Test
    void aRefusedAmountLeavesTheOneThatWasSet() {
        NewCustomerPayment.Builder builder = NewCustomerPayment.builder().amount(new BigDecimal("-5"));

        assertThatIllegalArgumentException().isThrownBy(() -> builder.amountReceived(new BigDecimal("700")));

        assertThat(builder.build().value(CustomerPaymentFields.AMOUNT)).contains(new BigDecimal("-5"));
    }

    @Test
    void theSameSetterAgainReplacesTheAmount() {
        NewCustomerPayment payment = NewCustomerPayment.builder()
                .amount(BigDecimal.ONE)
                .amount(BigDecimal.TEN)
                .build();
        CustomerPaymentPatch patch = CustomerPaymentPatch.builder()
                .amountReceived(BigDecimal.ONE)
                .amountReceived(BigDecimal.TEN)
                .build();

        assertThat(payment.value(CustomerPaymentFields.AMOUNT)).contains(BigDecimal.TEN);
        assertThat(patch.value(CustomerPaymentFields.AMOUNT)).contains(new BigDecimal("-10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456789012345678901234567890123456789012345678901",
                "1E+61",
                "1E-61",
                "1E+2147483647",
                "1E-2147483647"
            })
    void anAmountOfTooManyDigitsIsRefusedWithoutItsValue(BigDecimal amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().amount(amount))
                .withMessageStartingWith("amount has more than 60 digits")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("1234", "E+", "E-"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentPatch.builder().amount(amount))
                .withMessageStartingWith("amount has more than 60 digits");
    }

    @ParameterizedTest
    @CsvSource({"59, 0", "60, 0", "60, 60", "60, 1", "1, 60", "1, -58", "1, -59"})
    void anAmountOfUpToSixtyDigitsCanBeStoredAndReadBack(int digits, int scale) throws IOException {
        NewCustomerPayment payment =
                NewCustomerPayment.builder().amount(nines(digits, scale)).build();

        assertThat(readBack(payment)).isEqualTo(payment);
    }

    @ParameterizedTest
    @CsvSource({"1, -60", "60, -1", "60, -60"})
    void anAmountThatCouldNotBeReadBackIsRefused(int digits, int scale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().amount(nines(digits, scale)))
                .withMessageStartingWith("amount has more than 60 digits");
    }

    private static BigDecimal nines(int digits, int scale) {
        return new BigDecimal(BigInteger.TEN.pow(digits).subtract(BigInteger.ONE), scale);
    }

    private static NewCustomerPayment readBack(NewCustomerPayment payment) throws IOException {
        return NewCustomerPayment.jsonAdapter()
                .fromJson(NewCustomerPayment.jsonAdapter().toJson(payment));
    }
}
