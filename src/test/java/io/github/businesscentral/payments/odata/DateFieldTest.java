package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DateFieldTest {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

    static Stream<Named<Function<LocalDate, Filter<Line>>>> conditions() {
        return Stream.of(
                Named.of("equalTo", DATE::equalTo),
                Named.of("notEqualTo", DATE::notEqualTo),
                Named.of("in", value -> DATE.in(AUGUST, value)),
                Named.of("before", DATE::before),
                Named.of("onOrBefore", DATE::onOrBefore),
                Named.of("after", DATE::after),
                Named.of("onOrAfter", DATE::onOrAfter),
                Named.of("between … and …", value -> DATE.between(value, value)));
    }

    @Test
    void comparesDays() {
        assertThat(DATE.before(AUGUST)).hasToString("date lt 2026-08-01");
        assertThat(DATE.onOrBefore(AUGUST)).hasToString("date le 2026-08-01");
        assertThat(DATE.after(AUGUST)).hasToString("date gt 2026-08-01");
        assertThat(DATE.onOrAfter(AUGUST)).hasToString("date ge 2026-08-01");
        assertThat(DATE.isBlank().or().before(AUGUST)).hasToString("date eq 0001-01-01 or date lt 2026-08-01");
    }

    @Test
    void aRangeIncludesBothDays() {
        assertThat(DATE.between(AUGUST, AUGUST.plusDays(30))).hasToString("date ge 2026-08-01 and date le 2026-08-31");
        assertThat(DATE.between(AUGUST, AUGUST)).hasToString("date ge 2026-08-01 and date le 2026-08-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATE.between(AUGUST, AUGUST.minusDays(1)))
                .withMessage("date is compared with a range that ends before it begins. Swap the two values.");
    }

    @Test
    void blankIsTheFirstDayOfAll() {
        assertThat(DATE.isBlank()).hasToString("date eq 0001-01-01");
        assertThat(DATE.isNotBlank()).hasToString("date ne 0001-01-01");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void theFirstAndTheLastDayAreTaken(Function<LocalDate, Filter<Line>> condition) {
        assertThat(condition.apply(LocalDate.of(1, 1, 2)).toString()).contains("0001-01-02");
        assertThat(condition.apply(LocalDate.of(9999, 12, 31)).toString()).contains("9999-12-31");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aDayThatTheServerCannotHaveIsRefused(Function<LocalDate, Filter<Line>> condition) {
        LocalDate first = LocalDate.of(1, 1, 1);
        LocalDate last = LocalDate.of(9999, 12, 31);

        for (LocalDate day :
                new LocalDate[] {first, first.minusDays(1), last.plusDays(1), LocalDate.MIN, LocalDate.MAX}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> condition.apply(day))
                    .withMessage("date is compared with " + day
                            + "; a date must be between 0001-01-02 and 9999-12-31. Use isBlank() for \"none\".");
        }
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void nullIsRefusedByName(Function<LocalDate, Filter<Line>> condition) {
        assertThatNullPointerException().isThrownBy(() -> condition.apply(null)).withMessage("date");
    }

    @Test
    void neitherEndOfARangeCanBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> DATE.between(AUGUST, null))
                .withMessage("date");
        assertThatNullPointerException()
                .isThrownBy(() -> DATE.between(null, AUGUST))
                .withMessage("date");
    }
}
