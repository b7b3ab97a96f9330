package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.Nullable;

/** A date, or a date and time. */
public abstract sealed class TimeField<E, T extends Comparable<? super T>, F extends TimeField<E, T, F>>
        extends FilterField<E, T, F> permits DateField, InstantField {
    TimeField(String name, int ordinal, @Nullable FieldFilter<E, F> before) {
        super(name, ordinal, before);
    }

    /** The server's value for "none", in OData syntax. */
    abstract String blank();

    /** Returns the value nearest to {@code value}, in the given direction, that the server can store. */
    abstract T rounded(T value, Rounding rounding);

    /** The property is earlier. An empty property is the earliest of all. */
    public final FieldFilter<E, F> before(T value) {
        return compare("lt", rounded(value, Rounding.UP));
    }

    /** The property is earlier or equal. An empty property is the earliest of all. */
    public final FieldFilter<E, F> onOrBefore(T value) {
        return compare("le", rounded(value, Rounding.DOWN));
    }

    /** The property is later. */
    public final FieldFilter<E, F> after(T value) {
        return compare("gt", rounded(value, Rounding.DOWN));
    }

    /** The property is later or equal. */
    public final FieldFilter<E, F> onOrAfter(T value) {
        return compare("ge", rounded(value, Rounding.UP));
    }

    /** The property is between the two values, inclusive. */
    public final Filter<E> between(T first, T last) {
        Filter<E> range = range(rounded(first, Rounding.UP), rounded(last, Rounding.DOWN));
        if (first.compareTo(last) > 0) {
            throw emptyRange();
        }
        return range;
    }

    /** The property is empty. */
    public final FieldFilter<E, F> isBlank() {
        return condition(name() + " eq " + blank());
    }

    /** The property is not empty. */
    public final FieldFilter<E, F> isNotBlank() {
        return condition(name() + " ne " + blank());
    }

    /** The rounding of a value between two that the server can store. */
    enum Rounding {
        UP,
        DOWN
    }
}
