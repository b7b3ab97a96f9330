package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value: its JSON format, its blank value, and the values that requests may contain ({@code business-central.md} 2.1).
 *
 * <p>Error messages contain the rule and the size of a value, never its content, which can be personal data.
 */
@SuppressWarnings("ClassInitializationDeadlock") // only this class uses the subclasses
abstract sealed class Kind<T> permits BooleanKind, EnumKind, NumberKind, RelatedKind, StringKind {
    static final Kind<UUID> GUID = new StringKind.Guid();
    static final Kind<String> CODE = new StringKind.Code();
    static final Kind<String> TEXT = new StringKind.Text();
    static final Kind<LocalDate> DATE = new StringKind.Date();
    static final Kind<Instant> INSTANT = new StringKind.DateTime();
    static final Kind<BigDecimal> DECIMAL = new NumberKind.Decimal();
    static final Kind<Integer> INTEGER = new NumberKind.Int();

    /** The value that the server sends for "none". */
    abstract T blank();

    /** Reads a value that is not null. */
    abstract T read(JsonReader reader) throws IOException;

    /** Parses a value from the bytes of a JSON string without escapes. Returns null if it is not in the usual format. */
    @Nullable T parseText(byte[] text, int from, int to) {
        return null;
    }

    /** Parses a value from digits, minus signs and points. Returns null if they are not a JSON number in the usual format. */
    @Nullable T parseNumber(byte[] text, int from, int to) {
        return null;
    }

    abstract void write(JsonWriter writer, T value) throws IOException;

    /** Returns {@code value} as the server would store it. */
    T normalize(T value) {
        return value;
    }

    /** Throws if a request must not contain {@code value}. {@code name} is the property's name. */
    void check(String name, int maxLength, T value) {}

    /** Whether the server treats both as equal. */
    boolean isSame(T one, T other) {
        return identity(one).equals(identity(other));
    }

    /** Whether the server stores {@code sent} as {@code stored}. */
    boolean isStored(T sent, T stored) {
        return isSame(sent, stored);
    }

    /** Returns an object that is equal for equal values, such as a number without trailing zeros. */
    Object identity(T value) {
        return value;
    }

    /** Whether an update may send the blank value to clear a property. */
    boolean isClearable() {
        return false;
    }

    /** Whether {@code value} is the blank value of this kind. */
    final boolean isBlank(T value) {
        return blank().equals(value);
    }

    /** Reads a value. Reads null as the blank value: the server does not send null here, but stored JSON can contain it. */
    final T readOrBlank(JsonReader reader) throws IOException {
        return reader.peek() == JsonReader.Token.NULL ? blankFor(reader) : read(reader);
    }

    private T blankFor(JsonReader reader) throws IOException {
        reader.<Object>nextNull();
        return blank();
    }

    /** Returns the number, or null if it has too many digits to calculate with. */
    static @Nullable BigDecimal decimal(String text) {
        return NumberKind.Decimal.of(text);
    }

    /** Returns the text of the next string or number. Throws if it is not a {@code token}. */
    static String text(JsonReader reader, JsonReader.Token token, String expected) throws IOException {
        if (reader.peek() != token) {
            throw new JsonDataException(
                    "Expected " + expected + " but was " + reader.peek() + " at path " + reader.getPath());
        }
        return reader.nextString();
    }
}
