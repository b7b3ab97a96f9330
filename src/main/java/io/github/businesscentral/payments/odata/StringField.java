package io.github.businesscentral.payments.odata;

import io.github.businesscentral.payments.protocol.UnicodeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A string. In some places the server treats {@code * ? | & .. < >} in a value as its own filter syntax, and returns more rows
 * than match ({@code business-central.md} 6.3). If such values can occur and this matters, check the returned rows.
 */
public abstract sealed class StringField<E, F extends StringField<E, F>> extends OrderedField<E, String, F>
        permits TextField, CodeField {
    private final int maxLength;

    StringField(String name, int ordinal, int maxLength, @Nullable FieldFilter<E, F> before) {
        super(name, ordinal, before);
        this.maxLength = maxLength;
    }

    /** The maximum number of characters that the server stores. */
    public final int maxLength() {
        return maxLength;
    }

    /** The property starts with {@code beginning}. */
    public final FieldFilter<E, F> startsWith(String beginning) {
        return function("startswith", beginning);
    }

    /** The property ends with {@code end}. */
    public final FieldFilter<E, F> endsWith(String end) {
        return function("endswith", end);
    }

    /** The property contains {@code part}. */
    public final FieldFilter<E, F> contains(String part) {
        return function("contains", part);
    }

    /** The property is between the two values, inclusive, in the order of the server's database. */
    public final Filter<E> between(String first, String last) {
        return range(first, last);
    }

    /** The property is empty. */
    public final FieldFilter<E, F> isBlank() {
        return condition(name() + " eq ''");
    }

    /** The property is not empty. */
    public final FieldFilter<E, F> isNotBlank() {
        return condition(name() + " ne ''");
    }

    private FieldFilter<E, F> function(String function, String value) {
        // Not normalized, not even for a code: a space at the end of a part may be inside the whole value.
        String part = checked(Objects.requireNonNull(value, name()));
        if (part.isEmpty()) {
            throw new IllegalArgumentException(name() + " is compared with the empty string by " + function
                    + ", which every row matches. Pass at least one character.");
        }
        return condition(function + "(" + name() + "," + quoted(part) + ")");
    }

    /** Returns {@code value} as the server compares it. */
    String normalize(String value) {
        return value;
    }

    @Override
    final String literal(String value) {
        return quoted(checked(normalize(value)));
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Returns {@code compared}. Throws if the property cannot have this value. */
    final String checked(String compared) {
        if (compared.length() > maxLength) {
            throw new IllegalArgumentException(name() + " is compared with a value of " + compared.length()
                    + " characters; Business Central stores at most " + maxLength + ". Shorten the value.");
        }
        if (!UnicodeText.isWhole(compared)) {
            throw new IllegalArgumentException(name() + " is compared with a value that contains half of a character: a"
                    + " lone surrogate, as left by cutting a string in two. Cut it elsewhere.");
        }
        return compared;
    }
}
