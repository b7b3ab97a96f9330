package io.github.businesscentral.payments.odata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A date and time, which the server stores with milliseconds ({@code business-central.md} 2.1). {@code before}, {@code after} and
 * similar conditions round their value so that they select the same rows. Equality with a more precise value is refused.
 */
public final class InstantField<E> extends TimeField<E, Instant, InstantField<E>> {
    // Not parsed, because that would load the classes of all formats at each start.
    private static final String BLANK_TEXT = "0001-01-01T00:00:00Z";
    private static final Instant BLANK = Instant.ofEpochSecond(-62_135_596_800L);
    private static final Instant END = Instant.ofEpochMilli(253_402_300_799_999L); // 9999-12-31T23:59:59.999Z

    private InstantField(String name, int ordinal, @Nullable FieldFilter<E, InstantField<E>> before) {
        super(name, ordinal, before);
    }

    /** Declares a property. For models. */
    public static <E> InstantField<E> of(String name, int ordinal) {
        return new InstantField<>(name, ordinal, null);
    }

    @Override
    InstantField<E> alternativeTo(FieldFilter<E, InstantField<E>> conditions) {
        return new InstantField<>(name(), ordinal(), conditions);
    }

    @Override
    InstantField<E> self() {
        return this;
    }

    @Override
    String blank() {
        return BLANK_TEXT;
    }

    @Override
    Instant rounded(Instant value, Rounding rounding) {
        Objects.requireNonNull(value, name());
        requireInRange(value);
        Instant down = value.truncatedTo(ChronoUnit.MILLIS);
        return rounding == Rounding.DOWN || down.equals(value) ? down : down.plusMillis(1);
    }

    @Override
    String literal(Instant value) {
        requireInRange(value);
        if (!value.equals(value.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException(
                    name() + " is compared with a time that is more precise than the milliseconds that"
                            + " the server keeps. Truncate it, or use after(…) or before(…).");
        }
        return value.toString();
    }

    private void requireInRange(Instant value) {
        if (!value.isAfter(BLANK) || value.isAfter(END)) {
            throw new IllegalArgumentException(name() + " is compared with " + value + "; a time must be after " + BLANK
                    + " and not after " + END + ". Use isBlank() for \"none\".");
        }
    }
}
