package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.Field;
import org.jspecify.annotations.Nullable;

/** What the models of one entity have in common: values by property. */
abstract class PropertySet<E> {
    final PropertyValues<E> values;

    PropertySet(PropertyValues<E> values) {
        this.values = values;
    }

    /** Whether {@code field} has a value here, a blank one included. */
    public boolean has(Field<E, ?> field) {
        return values.has(field);
    }

    /** Whether all properties have equal values; amounts are compared as numbers. */
    @Override
    @SuppressWarnings("EqualsGetClass") // a new payment is no patch, though both hold the same kind of values
    public boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && values.equals(((PropertySet<?>) other).values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names the properties that are set. Values stay out of it: they can be personal, and logs travel. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + values + "]";
    }
}
