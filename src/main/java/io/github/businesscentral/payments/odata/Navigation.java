package io.github.businesscentral.payments.odata;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The way from an entity to a related one; each model has its own as constants. Passed to {@link Query#expand} as it is,
 * the related entity comes with all its properties.
 *
 * @param <E> the entity
 * @param <R> the related entity
 */
@SuppressWarnings("UnusedTypeParameter") // read by the compiler: what can be selected
public final class Navigation<E, R> extends Expansion<E> {
    private final int ordinal;

    private Navigation(String name, int ordinal) {
        super(name, List.of());
        this.ordinal = ordinal;
    }

    /** Declares a navigation property; for models. */
    public static <E, R> Navigation<E, R> of(String name, int ordinal) {
        return new Navigation<>(Objects.requireNonNull(name, "name"), ordinal);
    }

    /** The place among the entity's properties, from 0, behind those with values of their own. */
    public int ordinal() {
        return ordinal;
    }

    /** Only these properties of the related entity; accessors of others will throw. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Expansion<E> select(Field<R, ?> first, Field<R, ?>... more) {
        return new Expansion<>(
                name(),
                Stream.concat(Stream.of(first), Arrays.stream(more))
                        .map(Field::name)
                        .distinct()
                        .toList());
    }
}
