package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The kinds whose values are JSON numbers. */
abstract sealed class NumberKind<T> extends Kind<T> {
    static final class Decimal extends NumberKind<BigDecimal> {
        // Far beyond any currency, and near enough to keep arithmetic on a hostile 1e999999999 from eating the heap.
        private static final int MOST_DIGITS = 60;
        private static final int CENTS = 2;
        private static final int LONGEST_TEXT = "-".length() + MOST_DIGITS + ".".length() + MOST_DIGITS;

        @Override
        BigDecimal blank() {
            return BigDecimal.ZERO;
        }

        @Override
        BigDecimal read(JsonReader reader) throws IOException {
            BigDecimal value = of(text(reader, JsonReader.Token.NUMBER, "a number"));
            if (value == null) {
                throw new JsonDataException(
                        "Expected a number of at most " + MOST_DIGITS + " digits at path " + reader.getPath());
            }
            return value;
        }

        /** The number, or null if it is none that can be reckoned with. */
        static @Nullable BigDecimal of(String text) {
            BigDecimal usual = UsualText.decimal(text);
            return usual == null ? ofUnusual(text) : usual;
        }

        private static @Nullable BigDecimal ofUnusual(String text) {
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

        /**
         * The server rounds to the currency's precision, which is not known here but shows in what it stored. A whole number
         * shows nothing: cents are compared in any case, lest 1500.10 be taken for 1500.
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
        Integer read(JsonReader reader) throws IOException {
            // Not nextInt(), which takes 1.0 and 1e1, and repeats in its message what it refuses.
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
