package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.odata.Field;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of an entity, a new entity or a patch. */
abstract class PropertySet<E> {
    final PropertyValues<E> values;

    PropertySet(PropertyValues<E> values) {
        this.values = values;
    }

    /** Whether {@code field} has a value, which may be blank. */
    public boolean has(Field<E, ?> field) {
        return values.has(field);
    }

    /**
     * The properties that this version of the library does not know, by JSON name. Objects are maps, arrays are lists, numbers
     * are {@link BigDecimal}, and null is null. Unmodifiable.
     */
    public final Map<String, @Nullable Object> additionalProperties() {
        return values.additional();
    }

    /**
     * Returns the values as JSON, as {@code jsonAdapter()} writes them. For JSON libraries that rely on getters, which these
     * classes do not have. The values can be personal data and should not get into logs.
     */
    public final String toJson() {
        return values.toJson();
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

    /** Shows the names of the properties that are set. Their values can be personal data and should not get into logs. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + values + "]";
    }
}
