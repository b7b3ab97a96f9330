package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.AMOUNT;
import static io.github.businesscentral.payments.odata.Line.COUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFieldTest {
    private static final BigDecimal TEN = BigDecimal.TEN;

    @Test
    void comparesNumbers() {
        assertThat(AMOUNT.lessThan(TEN)).hasToString("amount lt 10");
        assertThat(AMOUNT.lessThanOrEqualTo(TEN)).hasToString("amount le 10");
        assertThat(AMOUNT.greaterThan(TEN)).hasToString("amount gt 10");
        assertThat(AMOUNT.greaterThanOrEqualTo(TEN)).hasToString("amount ge 10");
        assertThat(AMOUNT.atLeast(TEN)).isEqualTo(AMOUNT.greaterThanOrEqualTo(TEN));
        assertThat(COUNT.atMost(7)).hasToString("count le 7");
        assertThat(COUNT.lessThan(-1).or().greaterThan(1)).hasToString("count lt -1 or count gt 1");
    }

    @Test
    void aRangeIncludesBothEnds() {
        assertThat(AMOUNT.between(TEN.negate(), TEN)).hasToString("amount ge -10 and amount le 10");
        assertThat(COUNT.between(1, 1)).hasToString("count ge 1 and count le 1");
        assertThat(COUNT.equalTo(2).or().equalTo(3).and(COUNT.between(1, 9)))
                .hasToString("(count eq 2 or count eq 3) and count ge 1 and count le 9");
    }

    @ParameterizedTest
    @CsvSource({
        "1E+3, 1000",
        "1E-7, 0.0000001",
        "-0.00, 0.00",
        "1.50, 1.50",
        "79228162514264337593543950335, 79228162514264337593543950335"
    })
    void digitsAreWrittenOutWithoutAnExponent(BigDecimal value, String literal) {
        assertThat(AMOUNT.equalTo(value)).hasToString("amount eq " + literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+59", "1E-60", "9.99E+59", "0E-60"})
    void sixtyDigitsBeforeAndBehindThePointAreTaken(BigDecimal value) {
        assertThat(AMOUNT.equalTo(value)).hasToString("amount eq " + value.toPlainString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+60", "1E-61", "1E+999999999", "1E-999999999", "0E+61", "-1E+2147483647"})
    void moreDigitsAreRefusedBeforeTheyAreWrittenOut(BigDecimal value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AMOUNT.equalTo(value))
                .withMessage("amount is compared with a number of more than 60 digits before or after the decimal"
                        + " point. Round it first.");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        String swap = "is compared with a range that ends before it begins. Swap the two values.";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AMOUNT.between(TEN, new BigDecimal("9.99")))
                .withMessage("amount " + swap);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COUNT.between(2, 1))
                .withMessage("count " + swap);
        assertThat(AMOUNT.between(new BigDecimal("10.00"), TEN)).hasToString("amount ge 10.00 and amount le 10");
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> COUNT.lessThan(null)).withMessage("count");
        assertThatNullPointerException()
                .isThrownBy(() -> COUNT.lessThanOrEqualTo(null))
                .withMessage("count");
        assertThatNullPointerException()
                .isThrownBy(() -> COUNT.greaterThan(null))
                .withMessage("count");
        assertThatNullPointerException()
                .isThrownBy(() -> COUNT.greaterThanOrEqualTo(null))
                .withMessage("count");
        assertThatNullPointerException()
                .isThrownBy(() -> COUNT.between(null, 1))
                .withMessage("count");
        assertThatNullPointerException()
                .isThrownBy(() -> COUNT.between(1, null))
                .withMessage("count");
    }
}
