package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A kind whose values are JSON numbers. */
abstract sealed class NumberKind<T> extends Kind<T> {
    /** Leading zeros, as in 007, are not valid JSON. */
    private static boolean hasLeadingZero(byte[] text, int from, int to) {
        int first = from < to && text[from] == '-' ? from + 1 : from;
        return first + 1 < to && text[first] == '0' && text[first + 1] != '.';
    }

    static final class Decimal extends NumberKind<BigDecimal> {
        // More than any currency needs. Arithmetic on a malicious 1e999999999 would fill the heap.
        private static final int MAX_DIGITS = 60;
        private static final int CENTS = 2;
        private static final int MAX_TEXT_LENGTH = "-".length() + MAX_DIGITS + ".".length() + MAX_DIGITS;

        @Override
        BigDecimal blank() {
            return BigDecimal.ZERO;
        }

        @Override
        BigDecimal read(JsonReader reader) throws IOException {
            BigDecimal value = of(text(reader, JsonReader.Token.NUMBER, "a number"));
            if (value == null) {
                throw new JsonDataException(
                        "Expected a number of at most " + MAX_DIGITS + " digits at path " + reader.getPath());
            }
            return value;
        }

        @Override
        @Nullable BigDecimal parseNumber(byte[] text, int from, int to) {
            return hasLeadingZero(text, from, to) ? null : FastParser.decimal(text, from, to);
        }

        /** Returns the number, or null if it has too many digits to calculate with. */
        static @Nullable BigDecimal of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            BigDecimal value = FastParser.decimal(bytes, 0, bytes.length);
            return value == null ? parse(text) : value;
        }

        private static @Nullable BigDecimal parse(String text) {
            if (text.length() > MAX_TEXT_LENGTH) {
                return null;
            }
            try {
                BigDecimal value = new BigDecimal(text);
                return hasFewDigits(value) ? value : null;
            } catch (NumberFormatException e) {
                // The exponent does not fit an int.
                return null;
            }
        }

        private static boolean hasFewDigits(BigDecimal value) {
            return (long) value.precision() - value.scale() <= MAX_DIGITS && value.scale() <= MAX_DIGITS;
        }

        @Override
        void write(JsonWriter writer, BigDecimal value) throws IOException {
            String digits = value.toString();
            if (digits.indexOf('E') < 0) {
                writer.value(value);
            } else {
                // An exponent is valid JSON, but it is undocumented whether the server accepts one.
                try (BufferedSink raw = writer.valueSink()) {
                    raw.writeString(value.toPlainString(), StandardCharsets.US_ASCII);
                }
            }
        }

        @Override
        void check(String name, int maxLength, BigDecimal value) {
            if (!hasFewDigits(value)) {
                throw new IllegalArgumentException(name + " has more than " + MAX_DIGITS
                        + " digits before or after the decimal point. Round it before calling " + name + "(…).");
            }
        }

        /**
         * Whether the server stores {@code sent} as {@code stored}. The server rounds to the precision of the currency, which is
         * known only from the decimal places of the stored value. At least cents are compared, because a whole number has none:
         * 1500.10 is not stored as 1500.
         */
        @Override
        boolean isStored(BigDecimal sent, BigDecimal stored) {
            int places = Math.max(CENTS, stored.stripTrailingZeros().scale());
            return sent.setScale(places, RoundingMode.HALF_UP).compareTo(stored) == 0;
        }

        @Override
        Object identity(BigDecimal value) {
            return value.stripTrailingZeros();
        }
    }

    static final class Int extends NumberKind<Integer> {
        @Override
        Integer blank() {
            return 0;
        }

        @Override
        @Nullable Integer parseNumber(byte[] text, int from, int to) {
            return hasLeadingZero(text, from, to) ? null : FastParser.integer(text, from, to);
        }

        @Override
        Integer read(JsonReader reader) throws IOException {
            // nextInt() would accept 1.0 and 1e1, and its error message contains the value.
            String text = text(reader, JsonReader.Token.NUMBER, "a whole number");
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
}
