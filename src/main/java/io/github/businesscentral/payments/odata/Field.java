package io.github.businesscentral.payments.odata;

import java.util.Objects;

/**
 * A property of an entity, identified by its JSON name. Each model has its properties as constants. Subclasses add the conditions
 * that the server can check for their type.
 *
 * @param <E> the entity, so that properties of different entities cannot be mixed up
 * @param <T> the type of its values
 */
@SuppressWarnings("UnusedTypeParameter") // the type of the values is read by the compiler
public abstract sealed class Field<E, T> permits FilterField {
    private final String name;
    private final int ordinal;

    Field(String name, int ordinal) {
        this.name = Objects.requireNonNull(name, "name");
        this.ordinal = ordinal;
    }

    /** The JSON name, for example {@code postingDate}. */
    public final String name() {
        return name;
    }

    /** The position among the entity's properties, from 0, in the server's order. */
    public final int ordinal() {
        return ordinal;
    }

    /** Sorts by this property, smallest first. */
    public final Order<E> ascending() {
        return new Order<>(name, "");
    }

    /** Sorts by this property, largest first. */
    public final Order<E> descending() {
        return new Order<>(name, " desc");
    }

    @Override
    public final String toString() {
        return name;
    }
}
