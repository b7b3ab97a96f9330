package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.odata.Field;
import java.util.List;
import java.util.Optional;

/**
 * Values to send: those of a new entity, or those that a patch changes.
 *
 * @param <E> the entity
 */
public abstract class EntityValues<E extends Entity<E>> extends PropertySet<E> {
    EntityValues(PropertyValues<E> values) {
        super(values);
    }

    /**
     * Whether {@code entity} has all values that are set here, in the form in which the server stores them: codes trimmed and
     * in upper case, amounts rounded to as many decimal places as the stored amount has, but at least two. Dimensions and
     * additional properties are not compared.
     */
    public final boolean isStoredIn(E entity) {
        return values.isStoredIn(entity.values);
    }

    /** The names of the properties that are set here and have another value in {@code entity}, by {@link #isStoredIn}. */
    public final List<String> differencesFrom(E entity) {
        return values.differencesFrom(entity.values);
    }

    /** Whether nothing is set. */
    public final boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The value set for {@code field}, if any; a cleared property has its blank. {@code amountReceived} sets {@code AMOUNT}, with
     * the opposite sign.
     */
    public final <T> Optional<T> value(Field<E, T> field) {
        return Optional.ofNullable(values.find(field));
    }
}
