package io.github.businesscentral.payments.odata;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A property that can be filtered. Every condition throws {@link NullPointerException} for a null value, and {@link
 * IllegalArgumentException} for a value that the property cannot have. The message names the property and the rule.
 *
 * @param <F> the type of the property itself, which {@link FieldFilter#or()} returns again
 */
public abstract sealed class FilterField<E, T, F extends FilterField<E, T, F>> extends Field<E, T>
        permits BooleanField, EnumField, GuidField, OrderedField, TimeField {
    // The conditions that the next one is an alternative to.
    private final @Nullable FieldFilter<E, F> before;

    FilterField(String name, int ordinal, @Nullable FieldFilter<E, F> before) {
        super(name, ordinal);
        this.before = before;
    }

    /** Returns this property, whose conditions are alternatives to {@code conditions}. */
    abstract F alternativeTo(FieldFilter<E, F> conditions);

    abstract F self();

    /** Returns {@code value} in OData syntax. Throws if the property cannot have it. */
    abstract String literal(T value);

    /** The property has this value. */
    public final FieldFilter<E, F> equalTo(T value) {
        return compare("eq", value);
    }

    /** The property has another value. */
    public final FieldFilter<E, F> notEqualTo(T value) {
        return compare("ne", value);
    }

    /**
     * The property has one of these values. Sent as alternatives joined by {@code or}. The server ignores {@code in} and returns
     * all rows unless a newer schema version is requested ({@code business-central.md} 6.3). Duplicates are sent once.
     *
     * @throws IllegalArgumentException if there are no values
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final FieldFilter<E, F> in(T... values) {
        return in(Arrays.asList(values));
    }

    /** The property has one of these values. */
    public final FieldFilter<E, F> in(Collection<? extends T> values) {
        List<String> literals =
                values.stream().map(this::checkedLiteral).distinct().toList();
        if (literals.isEmpty()) {
            throw new IllegalArgumentException(
                    name() + " has no values to match, so no row could match. Pass at least one value.");
        }
        String any =
                literals.stream().map(literal -> name() + " eq " + literal).collect(Collectors.joining(FieldFilter.OR));
        return joined(any, literals.size() > 1);
    }

    /** The same as {@link #in(Object[]) in(…)}, for Kotlin, where {@code in} is a keyword. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final FieldFilter<E, F> isIn(T... values) {
        return in(Arrays.asList(values));
    }

    /** The same as {@link #in(Collection) in(…)}, for Kotlin, where {@code in} is a keyword. */
    public final FieldFilter<E, F> isIn(Collection<? extends T> values) {
        return in(values);
    }

    final FieldFilter<E, F> compare(String operator, T value) {
        return condition(name() + " " + operator + " " + checkedLiteral(value));
    }

    /**
     * Includes both ends. Not a {@link FieldFilter}, because it is undocumented whether the server accepts a range as an
     * alternative.
     */
    final Filter<E> range(T first, T last) {
        if (before != null) {
            throw new IllegalStateException(name() + " is used with a range as an alternative. It is undocumented"
                    + " whether the server accepts that. Use a separate query for the range.");
        }
        return new Filter<>(name() + " ge " + checkedLiteral(first) + " and " + name() + " le " + checkedLiteral(last));
    }

    final FieldFilter<E, F> condition(String text) {
        return joined(text, false);
    }

    private FieldFilter<E, F> joined(String text, boolean alternatives) {
        return before == null
                ? new FieldFilter<>(self(), text, alternatives)
                : new FieldFilter<>(self(), before + FieldFilter.OR + text, true);
    }

    final String checkedLiteral(T value) {
        return literal(Objects.requireNonNull(value, name()));
    }

    final IllegalArgumentException emptyRange() {
        return new IllegalArgumentException(
                name() + " is compared with a range that ends before it begins. Swap the two values.");
    }
}
