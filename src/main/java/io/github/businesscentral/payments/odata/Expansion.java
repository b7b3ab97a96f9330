package io.github.businesscentral.payments.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Related entities to come along with each row: a {@link Navigation}, whole or restricted to some properties. Immutable.
 *
 * @param <E> the entity they are related to
 */
@SuppressWarnings("UnusedTypeParameter") // read by the compiler: an expansion of one entity is none of another
public sealed class Expansion<E> permits Navigation {
    private final String name;
    private final List<String> select;

    Expansion(String name, List<String> select) {
        this.name = name;
        this.select = select;
    }

    /** The JSON name of the related entity, such as {@code customer}. */
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

    /** In OData's syntax, such as {@code customer($select=number,displayName)}. */
    @Override
    public final String toString() {
        return select.isEmpty() ? name : name + "($select=" + String.join(",", select) + ")";
    }
}
