package io.github.businesscentral.payments.odata;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number, such as an amount or a line number. Amounts are compared as numbers, ignoring trailing zeros. */
public final class NumberField<E, T extends Number & Comparable<T>> extends OrderedField<E, T, NumberField<E, T>> {
    // Far more than any currency needs, yet short enough for an address.
    private static final int MOST_DIGITS = 60;

    private final Function<T, BigDecimal> exact;

    private NumberField(
            String name,
            int ordinal,
            Function<T, BigDecimal> exact,
            @Nullable FieldFilter<E, NumberField<E, T>> before) {
        super(name, ordinal, before);
        this.exact = exact;
    }

    /** Declares a property with decimal places. For models. */
    public static <E> NumberField<E, BigDecimal> decimal(String name, int ordinal) {
        return new NumberField<>(name, ordinal, Function.identity(), null);
    }

    /** Declares a property of whole numbers. For models. */
    public static <E> NumberField<E, Integer> integer(String name, int ordinal) {
        return new NumberField<>(name, ordinal, BigDecimal::valueOf, null);
    }

    /** The property is this number or a larger one. Short for {@link #greaterThanOrEqualTo greaterThanOrEqualTo(…)}. */
    public FieldFilter<E, NumberField<E, T>> atLeast(T smallest) {
        return greaterThanOrEqualTo(smallest);
    }

    /** The property is this number or a smaller one. Short for {@link #lessThanOrEqualTo lessThanOrEqualTo(…)}. */
    public FieldFilter<E, NumberField<E, T>> atMost(T largest) {
        return lessThanOrEqualTo(largest);
    }

    /** The property is between the two numbers, inclusive. */
    public Filter<E> between(T smallest, T largest) {
        Filter<E> range = range(smallest, largest);
        if (smallest.compareTo(largest) > 0) {
            throw emptyRange();
        }
        return range;
    }

    @Override
    NumberField<E, T> alternativeTo(FieldFilter<E, NumberField<E, T>> conditions) {
        return new NumberField<>(name(), ordinal(), exact, conditions);
    }

    @Override
    NumberField<E, T> self() {
        return this;
    }

    @Override
    String literal(T value) {
        BigDecimal number = exact.apply(value);
        if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(name() + " is compared with a number of more than " + MOST_DIGITS
                    + " digits before or after the decimal point. Round it first.");
        }
        return number.toPlainString();
    }
}
