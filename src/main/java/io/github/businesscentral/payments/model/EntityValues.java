package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.Field;
import java.util.Optional;

/**
 * Values that are to be sent: those of a new entity, or those that a change sets.
 *
 * @param <E> the entity
 */
public abstract class EntityValues<E extends Entity<E>> extends PropertySet<E> {
    EntityValues(PropertyValues<E> values) {
        super(values);
    }

    /**
     * Whether {@code entity} has all values that are set here, as the server would have stored them: codes trimmed and in
     * upper case, amounts rounded to as many places as the stored one has, but not to fewer than two.
     */
    public final boolean isStoredIn(E entity) {
        return values.isStoredIn(entity.values);
    }

    /** Whether nothing is set. */
    public final boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The value set for {@code field}, if any; a cleared property has its blank. An amount received is found under {@code
     * AMOUNT}, as it will be sent.
     */
    public final <T> Optional<T> value(Field<E, T> field) {
        return Optional.ofNullable(values.find(field));
    }
}
