package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.AMOUNT;
import static io.github.businesscentral.payments.odata.Line.COUNT;
import static io.github.businesscentral.payments.odata.Line.DATE;
import static io.github.businesscentral.payments.odata.Line.NOTE;
import static io.github.businesscentral.payments.odata.Line.NUMBER;
import static io.github.businesscentral.payments.odata.Line.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final Filter<Line> NEGATIVE = AMOUNT.lessThan(BigDecimal.ZERO);

    @Test
    void andStandsBetweenTheConditions() {
        Filter<Line> filter =
                NEGATIVE.and(DATE.onOrAfter(LocalDate.of(2026, 8, 1))).and(OPEN.equalTo(true));

        assertThat(filter).hasToString("amount lt 0 and date ge 2026-08-01 and open eq true");
    }

    @Test
    void alternativesBesideAnAndStandInParentheses() {
        FieldFilter<Line, CodeField<Line>> either =
                NUMBER.startsWith("PAY-").or().startsWith("WIRE-");

        assertThat(either).hasToString("startswith(number,'PAY-') or startswith(number,'WIRE-')");
        assertThat(either.and(NEGATIVE)).hasToString("(" + either + ") and amount lt 0");
        assertThat(NEGATIVE.and(either)).hasToString("amount lt 0 and (" + either + ")");
        assertThat(NEGATIVE.and(either).and(either))
                .hasToString("amount lt 0 and (" + either + ") and (" + either + ")");
        assertThat(either.and(either.and(NEGATIVE)))
                .hasToString("(" + either + ") and (" + either + ") and amount lt 0");
    }

    @Test
    void severalValuesBesideAnAndStandInParentheses() {
        assertThat(NEGATIVE.and(COUNT.in(1, 2, 3)))
                .hasToString("amount lt 0 and (count eq 1 or count eq 2 or count eq 3)");
        assertThat(COUNT.in(1, 2).and(NEGATIVE)).hasToString("(count eq 1 or count eq 2) and amount lt 0");
        assertThat(COUNT.in(1).and(NEGATIVE)).hasToString("count eq 1 and amount lt 0");
        assertThat(COUNT.lessThan(0).or().in(1).and(NEGATIVE))
                .hasToString("(count lt 0 or count eq 1) and amount lt 0");
        assertThat(COUNT.in(1, 2).or().greaterThan(9).and(NEGATIVE))
                .hasToString("(count eq 1 or count eq 2 or count gt 9) and amount lt 0");
    }

    @Test
    void aRangeAsAnAlternativeIsRefused() {
        LocalDate day = LocalDate.of(2026, 8, 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> COUNT.lessThan(0).or().between(5, 9))
                .withMessage(
                        "count is used with a range as an alternative. It is undocumented whether the server accepts"
                                + " that. Use a separate query for the range.");
        assertThatIllegalStateException()
                .isThrownBy(() -> DATE.isBlank().or().between(day, day))
                .withMessageStartingWith("date is");
        assertThatIllegalStateException()
                .isThrownBy(() -> NUMBER.isBlank().or().between("A", "B"))
                .withMessageStartingWith("number is");
    }

    @Test
    void conditionsAreLeftAsTheyWere() {
        Filter<Line> note = NOTE.equalTo("x");

        note.and(NEGATIVE);

        assertThat(note).hasToString("note eq 'x'");
        assertThat(NEGATIVE).hasToString("amount lt 0");
    }

    @Test
    void filtersAreEqualIfTheySayTheSame() {
        Filter<Line> one = COUNT.in(1, 2).and(NEGATIVE);

        assertThat(one)
                .isEqualTo(COUNT.in(1, 2).and(AMOUNT.lessThan(BigDecimal.ZERO)))
                .hasSameHashCodeAs(COUNT.equalTo(1).or().equalTo(2).and(NEGATIVE))
                .isNotEqualTo(NEGATIVE.and(COUNT.in(1, 2)))
                .isNotEqualTo(one.toString())
                .isNotEqualTo(null);
    }

    @Test
    void nothingIsNoFilter() {
        assertThatNullPointerException().isThrownBy(() -> NEGATIVE.and(null)).withMessage("filter");
    }
}
