package io.github.businesscentral.payments.odata;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Free text. The server's database decides whether comparisons are case-sensitive. {@link #equalToIgnoreCase
 * equalToIgnoreCase(…)} never is.
 */
public final class TextField<E> extends StringField<E, TextField<E>> {
    private TextField(String name, int ordinal, int maxLength, @Nullable FieldFilter<E, TextField<E>> before) {
        super(name, ordinal, maxLength, before);
    }

    /** Declares a property of at most {@code maxLength} characters. For models. */
    public static <E> TextField<E> of(String name, int ordinal, int maxLength) {
        return new TextField<>(name, ordinal, maxLength, null);
    }

    /** The property has this value, ignoring case. */
    public FieldFilter<E, TextField<E>> equalToIgnoreCase(String value) {
        String lower = checked(Objects.requireNonNull(value, name())).toLowerCase(Locale.ROOT);
        return condition("tolower(" + name() + ") eq " + quoted(lower));
    }

    @Override
    TextField<E> alternativeTo(FieldFilter<E, TextField<E>> conditions) {
        return new TextField<>(name(), ordinal(), maxLength(), conditions);
    }

    @Override
    TextField<E> self() {
        return this;
    }
}
