package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.Nullable;

/** A boolean property. */
public final class BooleanField<E> extends FilterField<E, Boolean, BooleanField<E>> {
    private BooleanField(String name, int ordinal, @Nullable FieldFilter<E, BooleanField<E>> before) {
        super(name, ordinal, before);
    }

    /** Declares a property. For models. */
    public static <E> BooleanField<E> of(String name, int ordinal) {
        return new BooleanField<>(name, ordinal, null);
    }

    @Override
    BooleanField<E> alternativeTo(FieldFilter<E, BooleanField<E>> conditions) {
        return new BooleanField<>(name(), ordinal(), conditions);
    }

    @Override
    BooleanField<E> self() {
        return this;
    }

    @Override
    String literal(Boolean value) {
        return value.toString();
    }
}
