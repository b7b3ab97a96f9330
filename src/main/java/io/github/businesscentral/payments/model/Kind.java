package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value: how it stands on the wire, what its blank is, and what may be sent ({@code business-central.md} 2.1).
 *
 * <p>Messages name the rule and the size of a value, never its content, which can be personal.
 */
abstract class Kind<T> {
    static final Kind<UUID> GUID = new Guid();
    static final Kind<String> CODE = new Code();
    static final Kind<String> TEXT = new Text();
    static final Kind<LocalDate> DATE = new Date();
    static final Kind<Instant> INSTANT = new DateTime();
    static final Kind<BigDecimal> DECIMAL = new Decimal();
    static final Kind<Integer> INTEGER = new Int();
    static final Kind<Boolean> BOOLEAN = new Bool();

    /** The value that the server sends for "nothing". */
    abstract T blank();

    /** Reads a value that is not null. */
    abstract T read(JsonReader reader) throws IOException;

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
    final T readOrBlank(JsonReader reader) throws IOException {
        return reader.peek() == JsonReader.Token.NULL ? blankFor(reader) : read(reader);
    }

    private T blankFor(JsonReader reader) throws IOException {
        reader.<Object>nextNull();
        return blank();
    }

    /** The decimal number that {@code text} is, or null if it has too many digits to reckon with. */
    static @Nullable BigDecimal decimal(String text) {
        return Decimal.of(text);
    }

    private static String string(JsonReader reader, String expected) throws IOException {
        require(reader, JsonReader.Token.STRING, expected);
        return reader.nextString();
    }

    private static void require(JsonReader reader, JsonReader.Token token, String expected) throws IOException {
        if (reader.peek() != token) {
            throw new JsonDataException(
                    "Expected " + expected + " but was " + reader.peek() + " at path " + reader.getPath());
        }
    }

    private static JsonDataException malformed(JsonReader reader, String expected, String text) {
        return new JsonDataException("Expected " + expected + " but was a string of " + text.length()
                + " characters at path " + reader.getPath());
    }

    private static final class Guid extends Kind<UUID> {
        private static final UUID ZERO = new UUID(0, 0);
        private static final int LENGTH = 36;

        @Override
        UUID blank() {
            return ZERO;
        }

        @Override
        boolean isClearable() {
            return true;
        }

        @Override
        UUID read(JsonReader reader) throws IOException {
            String text = string(reader, "a GUID");
            UUID value = text.length() == LENGTH ? parsed(text) : null;
            // UUID.fromString also takes shorter and longer groups; only what it prints itself is a GUID.
            if (value == null || !value.toString().equalsIgnoreCase(text)) {
                throw malformed(reader, "a GUID", text);
            }
            return value;
        }

        private static @Nullable UUID parsed(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        void write(JsonWriter writer, UUID value) throws IOException {
            writer.value(value.toString());
        }

        @Override
        void check(String name, int maxLength, UUID value) {
            if (isBlank(value)) {
                throw new IllegalArgumentException(name + " is the zero GUID, which the server reads as \"none\"."
                        + " Leave it out; an update empties a property with its clear… method.");
            }
        }
    }

    private abstract static sealed class Characters extends Kind<String> {
        @Override
        String blank() {
            return "";
        }

        @Override
        boolean isClearable() {
            return true;
        }

        @Override
        String read(JsonReader reader) throws IOException {
            return string(reader, "a string");
        }

        @Override
        void write(JsonWriter writer, String value) throws IOException {
            writer.value(value);
        }

        @Override
        void check(String name, int maxLength, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(
                        name + " is blank. Leave it out; an update empties a property with its clear… method.");
            }
            if (value.length() > maxLength) {
                throw new IllegalArgumentException(name + " is " + value.length()
                        + " characters long; Business Central stores at most " + maxLength
                        + ". Shorten it before calling "
                        + name + "(…).");
            }
        }
    }

    private static final class Code extends Characters {
        // In upper case, too; letter by letter, since "ß" is one letter there and "SS" is two.
        @Override
        boolean isSame(String one, String other) {
            return one.strip().equalsIgnoreCase(other.strip());
        }

        // The server trims codes, so the blanks around one neither count nor travel.
        @Override
        String normalize(String value) {
            return value.strip();
        }
    }

    private static final class Text extends Characters {}

    private static final class Date extends Kind<LocalDate> {
        private static final LocalDate BLANK = LocalDate.of(1, 1, 1);
        private static final int LAST_YEAR = 9999;

        @Override
        LocalDate blank() {
            return BLANK;
        }

        @Override
        LocalDate read(JsonReader reader) throws IOException {
            String text = string(reader, "a date");
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw malformed(reader, "a date such as 2026-08-20", text);
            }
        }

        @Override
        void write(JsonWriter writer, LocalDate value) throws IOException {
            writer.value(value.toString());
        }

        @Override
        void check(String name, int maxLength, LocalDate value) {
            if (!value.isAfter(BLANK) || value.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException(name + " is " + value
                        + "; it must lie between 0001-01-02 and 9999-12-31. Leave it out if it is not known.");
            }
        }
    }

    private static final class DateTime extends Kind<Instant> {
        private static final Instant BLANK = Instant.parse("0001-01-01T00:00:00Z");

        @Override
        Instant blank() {
            return BLANK;
        }

        @Override
        Instant read(JsonReader reader) throws IOException {
            String text = string(reader, "a date and time");
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw malformed(reader, "a date and time such as 2026-08-20T09:15:02.58Z", text);
            }
        }

        @Override
        void write(JsonWriter writer, Instant value) throws IOException {
            writer.value(value.toString());
        }
    }

    private static final class Decimal extends Kind<BigDecimal> {
        // Far beyond any currency, and near enough to keep arithmetic on a hostile 1e999999999 from eating the heap.
        private static final int MOST_DIGITS = 60;
        private static final int LONGEST_TEXT = "-".length() + MOST_DIGITS + ".".length() + MOST_DIGITS;

        @Override
        BigDecimal blank() {
            return BigDecimal.ZERO;
        }

        @Override
        BigDecimal read(JsonReader reader) throws IOException {
            require(reader, JsonReader.Token.NUMBER, "a number");
            BigDecimal value = of(reader.nextString());
            if (value == null) {
                throw new JsonDataException(
                        "Expected a number of at most " + MOST_DIGITS + " digits at path " + reader.getPath());
            }
            return value;
        }

        /** The number, or null if it is none that can be reckoned with. */
        private static @Nullable BigDecimal of(String text) {
            if (text.length() > LONGEST_TEXT) {
                return null;
            }
            try {
                BigDecimal value = new BigDecimal(text);
                return isModest(value) ? value : null;
            } catch (NumberFormatException e) {
                // An exponent beyond all numbers.
                return null;
            }
        }

        private static boolean isModest(BigDecimal value) {
            return (long) value.precision() - value.scale() <= MOST_DIGITS && value.scale() <= MOST_DIGITS;
        }

        @Override
        void write(JsonWriter writer, BigDecimal value) throws IOException {
            String digits = value.toString();
            if (digits.indexOf('E') < 0) {
                writer.value(value);
            } else {
                // An exponent is valid JSON, but nobody has seen the server take one.
                try (BufferedSink raw = writer.valueSink()) {
                    raw.writeString(value.toPlainString(), StandardCharsets.US_ASCII);
                }
            }
        }

        @Override
        void check(String name, int maxLength, BigDecimal value) {
            if (!isModest(value)) {
                throw new IllegalArgumentException(name + " has more than " + MOST_DIGITS
                        + " digits before or after the decimal point. Round it before calling " + name + "(…).");
            }
        }

        /** The server rounds to the currency's precision, which is not known here but shows in what it stored. */
        @Override
        boolean isStored(BigDecimal sent, BigDecimal stored) {
            int places = Math.max(0, stored.stripTrailingZeros().scale());
            return sent.setScale(places, RoundingMode.HALF_UP).compareTo(stored) == 0;
        }

        @Override
        Object identity(BigDecimal value) {
            return value.stripTrailingZeros();
        }
    }

    private static final class Int extends Kind<Integer> {
        @Override
        Integer blank() {
            return 0;
        }

        @Override
        Integer read(JsonReader reader) throws IOException {
            require(reader, JsonReader.Token.NUMBER, "a whole number");
            String text = reader.nextString();
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new JsonDataException(
                        "Expected a whole number of at most " + Integer.MAX_VALUE + " at path " + reader.getPath());
            }
        }

        @Override
        void write(JsonWriter writer, Integer value) throws IOException {
            writer.value(value);
        }

        @Override
        void check(String name, int maxLength, Integer value) {
            if (value <= 0) {
                throw new IllegalArgumentException(
                        name + " is " + value + "; it must be positive. Leave it out unless you choose it yourself.");
            }
        }
    }

    private static final class Bool extends Kind<Boolean> {
        @Override
        Boolean blank() {
            return false;
        }

        @Override
        Boolean read(JsonReader reader) throws IOException {
            require(reader, JsonReader.Token.BOOLEAN, "true or false");
            return reader.nextBoolean();
        }

        @Override
        void write(JsonWriter writer, Boolean value) throws IOException {
            writer.value(value);
        }
    }
}
