package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.protocol.CodeText;
import io.github.businesscentral.payments.protocol.UnicodeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kind whose values are JSON strings. */
abstract sealed class StringKind<T> extends Kind<T> {
    private final String expected;
    private final String form;

    /** Error messages contain {@code expected} for a value that is not a string, and {@code form} for a malformed string. */
    private StringKind(String expected, String form) {
        this.expected = expected;
        this.form = form;
    }

    /** Returns the value of a text in a rarer format, or null if {@code text} is malformed. */
    abstract @Nullable T parseRarer(String text);

    @Nullable T parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        T value = parseText(bytes, 0, bytes.length);
        return value == null ? parseRarer(text) : value;
    }

    @Override
    final T read(JsonReader reader) throws IOException {
        return value(reader, text(reader, JsonReader.Token.STRING, expected));
    }

    private T value(JsonReader reader, String text) {
        T value = parse(text);
        if (value == null) {
            throw new JsonDataException("Expected " + form + " but was a string of " + text.length()
                    + " characters at path " + reader.getPath());
        }
        return value;
    }

    @Override
    void write(JsonWriter writer, T value) throws IOException {
        writer.value(value.toString());
    }

    static final class Guid extends StringKind<UUID> {
        private static final UUID ZERO = new UUID(0, 0);

        Guid() {
            super("a GUID", "a GUID");
        }

        @Override
        UUID blank() {
            return ZERO;
        }

        @Override
        boolean isClearable() {
            return true;
        }

        @Override
        @Nullable UUID parseText(byte[] text, int from, int to) {
            return FastParser.guid(text, from, to);
        }

        /** {@code UUID.fromString} would accept shorter and longer groups of digits. */
        @Override
        @Nullable UUID parseRarer(String text) {
            return null;
        }

        @Override
        void check(String name, int maxLength, UUID value) {
            if (isBlank(value)) {
                throw new IllegalArgumentException(name + " is the zero GUID, which the server reads as \"none\"."
                        + " Leave it out; an update empties a property with its clear… method.");
            }
        }
    }

    abstract static sealed class Characters extends StringKind<String> {
        private Characters() {
            super("a string", "a string");
        }

        @Override
        String blank() {
            return "";
        }

        @Override
        boolean isClearable() {
            return true;
        }

        @Override
        String parse(String text) {
            return text;
        }

        @Override
        String parseText(byte[] text, int from, int to) {
            return new String(text, from, to - from, StandardCharsets.UTF_8);
        }

        @Override
        String parseRarer(String text) {
            return text;
        }

        @Override
        void check(String name, int maxLength, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(
                        name + " is blank. Leave it out; an update empties a property with its clear… method.");
            }
            if (!UnicodeText.isWhole(value)) {
                throw new IllegalArgumentException(name + " contains half of a character (a lone surrogate), as left by"
                        + " cutting a string in the middle of an emoji. Cut it elsewhere before calling " + name
                        + "(…).");
            }
            if (value.length() > maxLength) {
                throw new IllegalArgumentException(name + " is " + value.length()
                        + " characters long; Business Central stores at most " + maxLength
                        + ". Shorten it before calling "
                        + name + "(…).");
            }
        }
    }

    static final class Code extends Characters {
        @Override
        boolean isSame(String one, String other) {
            return CodeText.isSame(one, other);
        }

        // The server trims codes.
        @Override
        String normalize(String value) {
            return value.strip();
        }
    }

    static final class Text extends Characters {}

    static final class Date extends StringKind<LocalDate> {
        private static final LocalDate BLANK = LocalDate.of(1, 1, 1);
        private static final int LAST_YEAR = 9999;

        Date() {
            super("a date", "a date such as 2026-08-20");
        }

        @Override
        LocalDate blank() {
            return BLANK;
        }

        @Override
        @Nullable LocalDate parseText(byte[] text, int from, int to) {
            return FastParser.date(text, from, to);
        }

        @Override
        @Nullable LocalDate parseRarer(String text) {
            try {
                LocalDate date = LocalDate.parse(text);
                return date.getYear() >= BLANK.getYear() && date.getYear() <= LAST_YEAR ? date : null;
            } catch (DateTimeException e) {
                return null;
            }
        }

        @Override
        void check(String name, int maxLength, LocalDate value) {
            if (!value.isAfter(BLANK) || value.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException(name + " is " + value
                        + "; it must lie between 0001-01-02 and 9999-12-31. Leave it out if it is not known.");
            }
        }
    }

    static final class DateTime extends StringKind<Instant> {
        private static final Instant BLANK = Instant.ofEpochSecond(-62_135_596_800L); // 0001-01-01T00:00:00Z

        DateTime() {
            super("a date and time", "a date and time such as 2026-08-20T09:15:02.58Z");
        }

        @Override
        Instant blank() {
            return BLANK;
        }

        @Override
        @Nullable Instant parseText(byte[] text, int from, int to) {
            return FastParser.instant(text, from, to);
        }

        @Override
        @Nullable Instant parseRarer(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
