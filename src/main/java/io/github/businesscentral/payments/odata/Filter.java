package io.github.businesscentral.payments.odata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Selects the rows of a list. Created from conditions on fields, and limited to expressions that the server understands ({@code
 * business-central.md} 6.2, 6.3). Immutable.
 *
 * <p>There is no {@code or} between two filters, because the server refuses it across fields. Within one field, use {@link
 * FieldFilter#or()}.
 *
 * @param <E> the entity
 */
@SuppressWarnings("UnusedTypeParameter") // read by the compiler: a filter of one entity is none of another
public sealed class Filter<E> permits FieldFilter {
    private final String text;

    Filter(String text) {
        this.text = text;
    }

    /** Returns a filter for rows that match both this and {@code other}. */
    public final Filter<E> and(Filter<E> other) {
        Objects.requireNonNull(other, "filter");
        return new Filter<>(operand() + " and " + other.operand());
    }

    /** The expression as an operand of {@code and}. */
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

    /** The expression in OData syntax, for example {@code amount lt 0 and postingDate ge 2026-08-01}. Includes the values. */
    @Override
    public final String toString() {
        return text;
    }
}
