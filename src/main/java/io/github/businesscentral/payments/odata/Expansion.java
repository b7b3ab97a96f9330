package io.github.businesscentral.payments.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Related entities to return with each row: a {@link Navigation}, complete or limited to some properties. Immutable.
 *
 * @param <E> the entity that they are related to
 */
@SuppressWarnings("UnusedTypeParameter") // read by the compiler: an expansion of one entity is none of another
public sealed class Expansion<E> permits Navigation {
    private final String name;
    private final List<String> select;

    Expansion(String name, List<String> select) {
        this.name = name;
        this.select = select;
    }

    /** The JSON name of the related entity, for example {@code customer}. */
    public final String name() {
        return name;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Expansion<?> that && toString().equals(that.toString());
    }

    @Override
    public final int hashCode() {
        return toString().hashCode();
    }

    /** The expansion in OData syntax, for example {@code customer($select=number,displayName)}. */
    @Override
    public final String toString() {
        return select.isEmpty() ? name : name + "($select=" + String.join(",", select) + ")";
    }
}
