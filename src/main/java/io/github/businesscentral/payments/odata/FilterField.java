package io.github.businesscentral.payments.odata;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A property that rows can be chosen by. Every condition throws {@link NullPointerException} for a null value and {@link
 * IllegalArgumentException} for one that the property cannot have, naming the property and the rule.
 *
 * @param <F> the kind of property itself, which {@link FieldFilter#or()} offers again
 */
public abstract sealed class FilterField<E, T, F extends FilterField<E, T, F>> extends Field<E, T>
        permits BooleanField, EnumField, GuidField, OrderedField, TimeField {
    // What the next condition is an alternative to.
    private final @Nullable FieldFilter<E, F> before;

    FilterField(String name, int ordinal, @Nullable FieldFilter<E, F> before) {
        super(name, ordinal);
        this.before = before;
    }

    /** This property, with its conditions as alternatives to {@code conditions}. */
    abstract F alternativeTo(FieldFilter<E, F> conditions);

    abstract F self();

    /** Returns {@code value} as it stands in an expression, or throws what is wrong with it. */
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
     * The property has one of these values. Sent as alternatives joined by {@code or}: the server ignores {@code in} unless it
     * is asked for a newer schema version, and returns all rows ({@code business-central.md} 6.3). A value given twice is sent
     * once.
     *
     * @throws IllegalArgumentException if there is none
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
                    name() + " is to be in no value at all, which no row is. Pass a value, or do not ask.");
        }
        String any =
                literals.stream().map(literal -> name() + " eq " + literal).collect(Collectors.joining(FieldFilter.OR));
        return joined(any, literals.size() > 1);
    }

    /** The same as {@link #in(Object[])}; in Kotlin {@code in} is a keyword. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final FieldFilter<E, F> isIn(T... values) {
        return in(Arrays.asList(values));
    }

    /** The same as {@link #in(Collection)}; in Kotlin {@code in} is a keyword. */
    public final FieldFilter<E, F> isIn(Collection<? extends T> values) {
        return in(values);
    }

    final FieldFilter<E, F> compare(String operator, T value) {
        return condition(name() + " " + operator + " " + checkedLiteral(value));
    }

    /** Both ends included. Not a {@link FieldFilter}: nobody has seen the server take a range as an alternative. */
    final Filter<E> range(T first, T last) {
        if (before != null) {
            throw new IllegalStateException(name() + " is to be in a range as an alternative to something else, which"
                    + " nobody has seen the server take. Ask for the range in a query of its own.");
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
                name() + " is to be in a range that ends before it begins. Swap the two values.");
    }
}
