package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.Nullable;

/** A property with a fixed set of values, such as the status of an invoice. */
public final class EnumField<E, V extends EnumValue> extends FilterField<E, V, EnumField<E, V>> {
    private EnumField(String name, int ordinal, @Nullable FieldFilter<E, EnumField<E, V>> before) {
        super(name, ordinal, before);
    }

    /** Declares a property. For models. */
    public static <E, V extends EnumValue> EnumField<E, V> of(String name, int ordinal) {
        return new EnumField<>(name, ordinal, null);
    }

    @Override
    EnumField<E, V> alternativeTo(FieldFilter<E, EnumField<E, V>> conditions) {
        return new EnumField<>(name(), ordinal(), conditions);
    }

    @Override
    EnumField<E, V> self() {
        return this;
    }

    /** With a plain space, not the encoded one of responses ({@code business-central.md} 6.3). */
    @Override
    String literal(V value) {
        String text = value.value();
        if (!text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " .-_&/".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(name() + " is compared with text that cannot be the name of a value:"
                    + " a name consists of letters, digits and spaces.");
        }
        return text.isEmpty() ? "' '" : "'" + text + "'";
    }
}
