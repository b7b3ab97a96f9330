package io.github.businesscentral.payments.odata;

import java.util.Objects;

/**
 * A property of an entity, by its JSON name; each model has its properties as constants.
 *
 * @param <E> the entity, so that a property of one is not taken for a property of another
 * @param <T> the type of its values
 */
@SuppressWarnings("UnusedTypeParameter") // they are read by the compiler: whose property, and of which type
public final class Field<E, T> {
    private final String name;
    private final int ordinal;

    private Field(String name, int ordinal) {
        this.name = name;
        this.ordinal = ordinal;
    }

    /**
     * Returns the property with this JSON name.
     *
     * @param ordinal its place among the entity's properties, from 0, in the order in which the server lists them
     */
    public static <E, T> Field<E, T> of(String name, int ordinal) {
        return new Field<>(Objects.requireNonNull(name, "name"), ordinal);
    }

    /** The JSON name, such as {@code postingDate}. */
    public String name() {
        return name;
    }

    /** The place among the entity's properties, from 0, in the order in which the server lists them. */
    public int ordinal() {
        return ordinal;
    }

    @Override
    public String toString() {
        return name;
    }
}
