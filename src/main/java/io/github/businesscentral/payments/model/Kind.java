package io.github.businesscentral.payments.model;

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
 * A kind of value: how it stands on the wire, what its blank is, and what may be sent ({@code business-central.md} 2.1).
 *
 * <p>Messages name the rule and the size of a value, never its content, which can be personal.
 */
@SuppressWarnings("ClassInitializationDeadlock") // the subclasses are only used through here, never before this class
abstract sealed class Kind<T> permits BooleanKind, EnumKind, NumberKind, RelatedKind, StringKind {
    static final Kind<UUID> GUID = new StringKind.Guid();
    static final Kind<String> CODE = new StringKind.Code();
    static final Kind<String> TEXT = new StringKind.Text();
    static final Kind<LocalDate> DATE = new StringKind.Date();
    static final Kind<Instant> INSTANT = new StringKind.DateTime();
    static final Kind<BigDecimal> DECIMAL = new NumberKind.Decimal();
    static final Kind<Integer> INTEGER = new NumberKind.Int();

    /** The value that the server sends for "nothing". */
    abstract T blank();

    /** Reads a value that is not null. */
    abstract T read(JsonReader reader) throws IOException;

    /** Reads a value that is not null; {@code seen} has those of the same property that came before. */
    T read(JsonReader reader, SeenValues<T> seen) throws IOException {
        return read(reader);
    }

    abstract void write(JsonWriter writer, T value) throws IOException;

    /** Returns {@code value} as the server would store it. */
    T normalize(T value) {
        return value;
    }

    /** Throws if {@code value} cannot stand in a request; {@code name} is the property's. */
    void check(String name, int maxLength, T value) {}

    /** Whether the two mean the same to the server. */
    boolean isSame(T one, T other) {
        return identity(one).equals(identity(other));
    }

    /** Whether the server, having been sent {@code sent}, would have {@code stored}. */
    boolean isStored(T sent, T stored) {
        return isSame(sent, stored);
    }

    /** A value that is equal for values which mean the same. */
    Object identity(T value) {
        return value;
    }

    /** Whether an update may send the blank to empty a property. */
    boolean isClearable() {
        return false;
    }

    /** Whether {@code value} is this kind's blank. */
    final boolean isBlank(T value) {
        return blank().equals(value);
    }

    /** Reads a value, taking null for the blank: the server never sends null for these properties, but another may. */
    final T readOrBlank(JsonReader reader, SeenValues<T> seen) throws IOException {
        return reader.peek() == JsonReader.Token.NULL ? blankFor(reader) : read(reader, seen);
    }

    private T blankFor(JsonReader reader) throws IOException {
        reader.<Object>nextNull();
        return blank();
    }

    /** The decimal number that {@code text} is, or null if it has too many digits to reckon with. */
    static @Nullable BigDecimal decimal(String text) {
        return NumberKind.Decimal.of(text);
    }

    /** The text of a string or number, which must be a {@code token}. */
    static String text(JsonReader reader, JsonReader.Token token, String expected) throws IOException {
        if (reader.peek() != token) {
            throw new JsonDataException(
                    "Expected " + expected + " but was " + reader.peek() + " at path " + reader.getPath());
        }
        return reader.nextString();
    }
}
