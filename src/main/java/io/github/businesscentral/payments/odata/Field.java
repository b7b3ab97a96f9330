package io.github.businesscentral.payments.odata;

import java.util.Objects;

/**
 * A property of an entity, by its JSON name; each model has its properties as constants. The kinds of properties below it
 * have the conditions that the server can check on them.
 *
 * @param <E> the entity, so that a property of one is not taken for a property of another
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

    /** The JSON name, such as {@code postingDate}. */
    public final String name() {
        return name;
    }

    /** The place among the entity's properties, from 0, in the order in which the server lists them. */
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
