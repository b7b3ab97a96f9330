package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.Nullable;

/**
 * A code, such as a customer's number. The server compares codes in upper case and without leading and trailing spaces ({@code
 * business-central.md} 2.1, 6.3). Codes are strings even if they consist of digits: {@code "10"} is less than {@code "9"}.
 */
public final class CodeField<E> extends StringField<E, CodeField<E>> {
    private CodeField(String name, int ordinal, int maxLength, @Nullable FieldFilter<E, CodeField<E>> before) {
        super(name, ordinal, maxLength, before);
    }

    /** Declares a property of at most {@code maxLength} characters. For models. */
    public static <E> CodeField<E> of(String name, int ordinal, int maxLength) {
        return new CodeField<>(name, ordinal, maxLength, null);
    }

    @Override
    CodeField<E> alternativeTo(FieldFilter<E, CodeField<E>> conditions) {
        return new CodeField<>(name(), ordinal(), maxLength(), conditions);
    }

    @Override
    CodeField<E> self() {
        return this;
    }

    @Override
    String normalize(String value) {
        return value.strip();
    }
}
