package io.github.businesscentral.payments.odata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list to return. Made by the conditions of the fields; it holds only what the server understands ({@code
 * business-central.md} 6.2, 6.3). Immutable.
 *
 * <p>There is no {@code or} between two filters, since the server refuses it across fields; within one field it stands on
 * {@link FieldFilter}.
 *
 * @param <E> the entity
 */
@SuppressWarnings("UnusedTypeParameter") // read by the compiler: a filter of one entity is none of another
public sealed class Filter<E> permits FieldFilter {
    private final String text;

    Filter(String text) {
        this.text = text;
    }

    /** Both this and {@code other}. */
    public final Filter<E> and(Filter<E> other) {
        Objects.requireNonNull(other, "filter");
        return new Filter<>(operand() + " and " + other.operand());
    }

    /** The text as it can stand beside an {@code and}. */
    String operand() {
        return text;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Filter<?> that && text.equals(that.text);
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }

    /** The expression in OData's syntax, such as {@code amount lt 0 and postingDate ge 2026-08-01}; with its values. */
    @Override
    public final String toString() {
        return text;
    }
}
