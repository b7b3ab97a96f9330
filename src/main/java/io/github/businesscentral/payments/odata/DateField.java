package io.github.businesscentral.payments.odata;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date. */
public final class DateField<E> extends TimeField<E, LocalDate, DateField<E>> {
    private static final LocalDate BLANK = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private DateField(String name, int ordinal, @Nullable FieldFilter<E, DateField<E>> before) {
        super(name, ordinal, before);
    }

    /** Declares a property. For models. */
    public static <E> DateField<E> of(String name, int ordinal) {
        return new DateField<>(name, ordinal, null);
    }

    @Override
    DateField<E> alternativeTo(FieldFilter<E, DateField<E>> conditions) {
        return new DateField<>(name(), ordinal(), conditions);
    }

    @Override
    DateField<E> self() {
        return this;
    }

    @Override
    String blank() {
        return BLANK.toString();
    }

    @Override
    LocalDate rounded(LocalDate value, Rounding rounding) {
        return value;
    }

    @Override
    String literal(LocalDate value) {
        if (!value.isAfter(BLANK) || value.isAfter(LAST)) {
            throw new IllegalArgumentException(name() + " is compared with " + value
                    + "; a date must be between 0001-01-02 and 9999-12-31. Use isBlank() for \"none\".");
        }
        return value.toString();
    }
}
