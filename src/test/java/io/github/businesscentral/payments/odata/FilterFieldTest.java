package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.AMOUNT;
import static io.github.businesscentral.payments.odata.Line.CHANGED;
import static io.github.businesscentral.payments.odata.Line.COUNT;
import static io.github.businesscentral.payments.odata.Line.DATE;
import static io.github.businesscentral.payments.odata.Line.ID;
import static io.github.businesscentral.payments.odata.Line.NOTE;
import static io.github.businesscentral.payments.odata.Line.NUMBER;
import static io.github.businesscentral.payments.odata.Line.OPEN;
import static io.github.businesscentral.payments.odata.Line.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all kinds of properties have in common. */
class FilterFieldTest {
    /** A property of one kind, and two values of it with their literals. */
    record Sample<T, F extends FilterField<Line, T, F>>(F field, T one, String first, T other, String second) {
        @Override
        public String toString() {
            return field.name();
        }
    }

    static Stream<Sample<?, ?>> kinds() {
        return Stream.of(
                new Sample<>(
                        ID,
                        UUID.fromString("59b250b8-d336-ee11-bdf5-000d3a5f89ca"),
                        "59b250b8-d336-ee11-bdf5-000d3a5f89ca",
                        UUID.fromString("FFFFFFFF-d336-ee11-bdf5-000d3a5f89ca"),
                        "ffffffff-d336-ee11-bdf5-000d3a5f89ca"),
                new Sample<>(NUMBER, "A-1", "'A-1'", "O'B", "'O''B'"),
                new Sample<>(NOTE, "a b", "'a b'", "'", "''''"),
                new Sample<>(AMOUNT, new BigDecimal("-1500.25"), "-1500.25", BigDecimal.ZERO, "0"),
                new Sample<>(COUNT, 10_000, "10000", Integer.MIN_VALUE, "-2147483648"),
                new Sample<>(DATE, LocalDate.of(2026, 8, 1), "2026-08-01", LocalDate.of(31, 2, 3), "0031-02-03"),
                new Sample<>(
                        CHANGED,
                        Instant.parse("2026-08-18T20:05:51.603Z"),
                        "2026-08-18T20:05:51.603Z",
                        Instant.parse("2026-08-18T20:05:00Z"),
                        "2026-08-18T20:05:00Z"),
                new Sample<>(OPEN, true, "true", false, "false"),
                new Sample<>(STATUS, Line.Status.of("In Review"), "'In Review'", Line.Status.of(""), "' '"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void equalityNamesThePropertyAndTheLiteral(Sample<T, F> of) {
        String name = of.field().name();

        assertThat(of.field().equalTo(of.one())).hasToString(name + " eq " + of.first());
        assertThat(of.field().notEqualTo(of.other())).hasToString(name + " ne " + of.second());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void inIsSentAsAlternatives(Sample<T, F> of) {
        String name = of.field().name();
        String either = name + " eq " + of.first() + " or " + name + " eq " + of.second();

        assertThat(of.field().in(of.one(), of.other())).hasToString(either);
        assertThat(of.field().in(List.of(of.one(), of.other()))).hasToString(either);
        assertThat(of.field().in(new LinkedHashSet<>(List.of(of.one(), of.other()))))
                .hasToString(either);
        assertThat(of.field().isIn(of.one(), of.other())).hasToString(either);
        assertThat(of.field().isIn(List.of(of.one(), of.other()))).hasToString(either);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void aValueGivenTwiceIsSentOnce(Sample<T, F> of) {
        assertThat(of.field().in(of.one(), of.one())).isEqualTo(of.field().equalTo(of.one()));
        assertThat(of.field().in(of.one(), of.other(), of.one()))
                .isEqualTo(of.field().in(of.one(), of.other()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void alternativesAreOfTheSamePropertyAndInOrder(Sample<T, F> of) {
        String name = of.field().name();
        String either = name + " eq " + of.first() + " or " + name + " ne " + of.second();

        FieldFilter<Line, F> filter = of.field().equalTo(of.one()).or().notEqualTo(of.other());

        assertThat(filter).hasToString(either);
        assertThat(filter.or().in(of.one(), of.other()))
                .hasToString(either + " or " + name + " eq " + of.first() + " or " + name + " eq " + of.second());
        assertThat(filter.and(filter)).hasToString("(" + either + ") and (" + either + ")");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void orLeavesThePropertyAndTheConditionAsTheyWere(Sample<T, F> of) {
        FieldFilter<Line, F> condition = of.field().equalTo(of.one());
        F alternative = condition.or();

        alternative.equalTo(of.other());

        assertThat(alternative.notEqualTo(of.one()))
                .hasToString(condition + " or " + of.field().notEqualTo(of.one()));
        assertThat(condition)
                .hasToString(of.field().name() + " eq " + of.first())
                .isEqualTo(of.field().equalTo(of.one()));
        assertThat(alternative.name()).isEqualTo(of.field().name());
        assertThat(alternative.ordinal()).isEqualTo(of.field().ordinal());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void nullIsRefusedByName(Sample<T, F> of) {
        String name = of.field().name();

        assertThatNullPointerException()
                .isThrownBy(() -> of.field().equalTo(null))
                .withMessage(name);
        assertThatNullPointerException()
                .isThrownBy(() -> of.field().notEqualTo(null))
                .withMessage(name);
        assertThatNullPointerException()
                .isThrownBy(() -> of.field().in(of.one(), null))
                .withMessage(name);
        assertThatNullPointerException()
                .isThrownBy(() -> of.field().in(Arrays.asList(of.one(), null)))
                .withMessage(name);
        assertThatNullPointerException()
                .isThrownBy(() -> of.field().equalTo(of.one()).or().equalTo(null))
                .withMessage(name);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void inNothingIsRefused(Sample<T, F> of) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of.field().in(List.of()))
                .withMessage(
                        of.field().name() + " has no values to match, so no row could match. Pass at least one value.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of.field().in())
                .withMessageStartingWith(of.field().name());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T, F extends FilterField<Line, T, F>> void sortsBothWaysByItsName(Sample<T, F> of) {
        assertThat(of.field().ascending()).hasToString(of.field().name());
        assertThat(of.field().descending()).hasToString(of.field().name() + " desc");
        assertThat(of.field()).hasToString(of.field().name());
    }
}
