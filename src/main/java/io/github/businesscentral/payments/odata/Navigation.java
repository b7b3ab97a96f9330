package io.github.businesscentral.payments.odata;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A link from an entity to a related one. Each model has its navigations as constants. Passed to {@link Query#expand expand(…)}
 * unchanged, it returns the related entity with all properties.
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

    /** Declares a navigation property. For models. */
    public static <E, R> Navigation<E, R> of(String name, int ordinal) {
        return new Navigation<>(Objects.requireNonNull(name, "name"), ordinal);
    }

    /** The position among the entity's properties, from 0. Navigation properties come last. */
    public int ordinal() {
        return ordinal;
    }

    /** Limits the related entity to these properties. Accessors of others throw. */
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
