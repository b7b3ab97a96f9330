package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.odata.Field;
import java.util.List;
import java.util.Optional;

/**
 * Values to send: those of a new entity or a patch.
 *
 * @param <E> the entity
 */
public abstract class EntityValues<E extends Entity<E>> extends PropertySet<E> {
    EntityValues(PropertyValues<E> values) {
        super(values);
    }

    /**
     * Whether {@code entity} has all values that are set here, as the server stores them. Codes are trimmed and in upper case;
     * amounts are rounded to the decimal places of the stored amount, but at least two. Does not compare dimensions and
     * additional properties.
     */
    public final boolean isStoredIn(E entity) {
        return values.isStoredIn(entity.values);
    }

    /**
     * The names of the properties that are set here and have another value in {@code entity}, compared as in {@link #isStoredIn
     * isStoredIn(…)}.
     */
    public final List<String> differencesFrom(E entity) {
        return values.differencesFrom(entity.values);
    }

    /** Whether nothing is set. */
    public final boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The value set for {@code field}, if any. A cleared property has its blank value. {@code amountReceived} sets {@code AMOUNT}
     * with the opposite sign.
     */
    public final <T> Optional<T> value(Field<E, T> field) {
        return Optional.ofNullable(values.find(field));
    }
}
