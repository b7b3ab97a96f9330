package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantFieldTest {
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    static Stream<Named<Function<Instant, Filter<Line>>>> conditions() {
        return Stream.concat(
                equalities(),
                Stream.of(
                        Named.of("before", CHANGED::before),
                        Named.of("onOrBefore", CHANGED::onOrBefore),
                        Named.of("after", CHANGED::after),
                        Named.of("onOrAfter", CHANGED::onOrAfter),
                        Named.of("between … and …", value -> CHANGED.between(value, value))));
    }

    static Stream<Named<Function<Instant, Filter<Line>>>> equalities() {
        return Stream.of(
                Named.of("equalTo", CHANGED::equalTo),
                Named.of("notEqualTo", CHANGED::notEqualTo),
                Named.of("in", value -> CHANGED.in(NOON, value)));
    }

    @Test
    void comparesMoments() {
        assertThat(CHANGED.before(NOON)).hasToString("changed lt 2026-08-20T12:00:00Z");
        assertThat(CHANGED.onOrBefore(NOON)).hasToString("changed le 2026-08-20T12:00:00Z");
        assertThat(CHANGED.after(NOON)).hasToString("changed gt 2026-08-20T12:00:00Z");
        assertThat(CHANGED.onOrAfter(NOON)).hasToString("changed ge 2026-08-20T12:00:00Z");
        assertThat(CHANGED.between(NOON, NOON.plusMillis(580)))
                .hasToString("changed ge 2026-08-20T12:00:00Z and changed le 2026-08-20T12:00:00.580Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-20T12:00:00.000000001Z, 2026-08-20T12:00:00Z, 2026-08-20T12:00:00.001Z",
        "2026-08-20T12:00:00.4567Z, 2026-08-20T12:00:00.456Z, 2026-08-20T12:00:00.457Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999Z, 2027-01-01T00:00:00Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z, 1970-01-01T00:00:00Z",
        "1899-12-31T23:59:59.0001Z, 1899-12-31T23:59:59Z, 1899-12-31T23:59:59.001Z"
    })
    void aFinerMomentIsRoundedToWhereItChoosesTheSameRows(Instant finer, String down, String up) {
        assertThat(CHANGED.before(finer)).hasToString("changed lt " + up);
        assertThat(CHANGED.onOrBefore(finer)).hasToString("changed le " + down);
        assertThat(CHANGED.after(finer)).hasToString("changed gt " + down);
        assertThat(CHANGED.onOrAfter(finer)).hasToString("changed ge " + up);
        assertThat(CHANGED.between(finer, finer.plusSeconds(1)).toString())
                .startsWith("changed ge " + up + " and changed le ");
        assertThat(CHANGED.between(finer.minusSeconds(1), finer).toString()).endsWith(" and changed le " + down);
    }

    @ParameterizedTest
    @MethodSource("equalities")
    void equalityWithAFinerMomentIsRefused(Function<Instant, Filter<Line>> condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> condition.apply(NOON.plusNanos(1)))
                .withMessage(
                        "changed is compared with a time that is more precise than the milliseconds that the server keeps."
                                + " Truncate it, or use after(…) or before(…).");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefusedHoweverLittle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHANGED.between(NOON.plusNanos(2), NOON.plusNanos(1)))
                .withMessage("changed is compared with a range that ends before it begins. Swap the two values.");
        // Between two moments of the same millisecond lies none that the server keeps.
        assertThat(CHANGED.between(NOON.plusNanos(1), NOON.plusNanos(2)))
                .hasToString("changed ge 2026-08-20T12:00:00.001Z and changed le 2026-08-20T12:00:00Z");
    }

    @Test
    void blankIsTheFirstMomentOfAll() {
        assertThat(CHANGED.isBlank()).hasToString("changed eq 0001-01-01T00:00:00Z");
        assertThat(CHANGED.isNotBlank()).hasToString("changed ne 0001-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void theFirstAndTheLastMomentAreTaken(Function<Instant, Filter<Line>> condition) {
        assertThat(condition.apply(Instant.parse("0001-01-01T00:00:00.001Z")).toString())
                .contains("0001-01-01T00:00:00.001Z");
        assertThat(condition.apply(Instant.parse("9999-12-31T23:59:59.999Z")).toString())
                .contains("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aMomentThatTheServerCannotHaveIsRefused(Function<Instant, Filter<Line>> condition) {
        for (Instant moment : new Instant[] {
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("0000-12-31T23:59:59.999Z"),
            Instant.parse("9999-12-31T23:59:59.999000001Z"),
            Instant.MIN,
            Instant.MAX
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> condition.apply(moment))
                    .withMessage(
                            "changed is compared with " + moment + "; a time must be after 0001-01-01T00:00:00Z and"
                                    + " not after 9999-12-31T23:59:59.999Z. Use isBlank() for \"none\".");
        }
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void nullIsRefusedByName(Function<Instant, Filter<Line>> condition) {
        assertThatNullPointerException().isThrownBy(() -> condition.apply(null)).withMessage("changed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999_999})
    void aMomentWithinTheFirstMillisecondIsLaterThanNone(long nanos) {
        Instant first = Instant.parse("0001-01-01T00:00:00Z").plusNanos(nanos);

        assertThat(CHANGED.onOrAfter(first)).hasToString("changed ge 0001-01-01T00:00:00.001Z");
        assertThat(CHANGED.before(first)).hasToString("changed lt 0001-01-01T00:00:00.001Z");
    }
}
