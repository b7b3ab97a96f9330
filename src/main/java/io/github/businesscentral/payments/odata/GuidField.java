package io.github.businesscentral.payments.odata;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An id. */
public final class GuidField<E> extends FilterField<E, UUID, GuidField<E>> {
    private static final UUID ZERO = new UUID(0, 0);

    private GuidField(String name, int ordinal, @Nullable FieldFilter<E, GuidField<E>> before) {
        super(name, ordinal, before);
    }

    /** Declares a property. For models. */
    public static <E> GuidField<E> of(String name, int ordinal) {
        return new GuidField<>(name, ordinal, null);
    }

    /** The property is empty: the zero GUID. */
    public FieldFilter<E, GuidField<E>> isBlank() {
        return condition(name() + " eq " + ZERO);
    }

    /** The property is not empty. */
    public FieldFilter<E, GuidField<E>> isNotBlank() {
        return condition(name() + " ne " + ZERO);
    }

    @Override
    GuidField<E> alternativeTo(FieldFilter<E, GuidField<E>> conditions) {
        return new GuidField<>(name(), ordinal(), conditions);
    }

    @Override
    GuidField<E> self() {
        return this;
    }

    @Override
    String literal(UUID value) {
        if (value.equals(ZERO)) {
            throw new IllegalArgumentException(
                    name() + " is compared with the zero GUID, which means \"none\". Use isBlank() or isNotBlank().");
        }
        return value.toString();
    }
}
