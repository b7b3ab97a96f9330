package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.Nullable;

/**
 * A property with a fixed set of values, each a name such as {@code Open} or {@code In Review}; the empty string is the blank
 * one. Names are strings, so that one which the server adds later can be asked for too.
 */
public final class EnumField<E> extends FilterField<E, String, EnumField<E>> {
    private EnumField(String name, int ordinal, @Nullable FieldFilter<E, EnumField<E>> before) {
        super(name, ordinal, before);
    }

    /** Declares a property; for models. */
    public static <E> EnumField<E> of(String name, int ordinal) {
        return new EnumField<>(name, ordinal, null);
    }

    @Override
    EnumField<E> alternativeTo(FieldFilter<E, EnumField<E>> conditions) {
        return new EnumField<>(name(), ordinal(), conditions);
    }

    @Override
    EnumField<E> self() {
        return this;
    }

    /** With the plain space, not the one encoded as in answers ({@code business-central.md} 6.3). */
    @Override
    String literal(String value) {
        if (!value.chars().allMatch(c -> Character.isLetterOrDigit(c) || " .-_&/".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(name() + " is compared with something that is not the name of a value:"
                    + " a name has letters, digits and blanks.");
        }
        return value.isEmpty() ? "' '" : "'" + value + "'";
    }
}
