package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.Nullable;

/** A property whose values are ordered: numbers, and strings in the order of the server's database. */
public abstract sealed class OrderedField<E, T, F extends OrderedField<E, T, F>> extends FilterField<E, T, F>
        permits NumberField, StringField {
    OrderedField(String name, int ordinal, @Nullable FieldFilter<E, F> before) {
        super(name, ordinal, before);
    }

    /** The property is smaller. */
    public final FieldFilter<E, F> lessThan(T value) {
        return compare("lt", value);
    }

    /** The property is smaller or equal. */
    public final FieldFilter<E, F> lessThanOrEqualTo(T value) {
        return compare("le", value);
    }

    /** The property is larger. */
    public final FieldFilter<E, F> greaterThan(T value) {
        return compare("gt", value);
    }

    /** The property is larger or equal. */
    public final FieldFilter<E, F> greaterThanOrEqualTo(T value) {
        return compare("ge", value);
    }
}
