package io.github.businesscentral.payments.odata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a property with a fixed set of values, identified by its name. The constants of each subclass are the documented
 * values. A server may send others; {@code of} creates them. Compare with {@code equals}, not {@code ==}.
 */
public abstract class EnumValue {
    private final String value;

    /** Creates the value with this name, for example {@code In Review}. For models. */
    protected EnumValue(String value) {
        this.value = Objects.requireNonNull(value, "value").isBlank() ? "" : value;
    }

    /** The name as people see it, with plain spaces, for example {@code In Review}. Empty for the blank value. */
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

    /** The name, as {@link #value()} returns it. */
    @Override
    public final String toString() {
        return value;
    }
}
