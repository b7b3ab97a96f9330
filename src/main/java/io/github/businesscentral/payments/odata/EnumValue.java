package io.github.businesscentral.payments.odata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a property with a fixed set of values, by its name. The constants of each subclass are the documented values; a
 * server may send others, and {@code of} makes them. Compare by {@code equals}, not by {@code ==}.
 */
public abstract class EnumValue {
    private final String value;

    /** Makes the value with this name, such as {@code In Review}; for models. */
    protected EnumValue(String value) {
        this.value = Objects.requireNonNull(value, "value").isBlank() ? "" : value;
    }

    /** The name as people see it, with plain blanks, such as {@code In Review}; empty for the blank value. */
    public final String value() {
        return value;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // equal names of two properties are two values
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && value.equals(((EnumValue) other).value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The name, as {@link #value()} has it. */
    @Override
    public final String toString() {
        return value;
    }
}
