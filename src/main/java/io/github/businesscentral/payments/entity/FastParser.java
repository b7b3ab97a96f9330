package io.github.businesscentral.payments.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parses values in the form in which servers send them, without the strings and maps that Java's general parsers allocate.
 * Returns null for any other text: a malformed one, or one in a rarer form that a general parser may accept.
 */
final class FastParser {
    private static final int GUID_LENGTH = "59b250b8-d336-ee11-bdf5-000d3a5f89ca".length();
    private static final int DATE_LENGTH = "2026-08-20".length();
    private static final int SECONDS_END = "2026-08-20T09:15:02".length();
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;
    // A long can hold any 18 digits.
    private static final int MAX_DECIMAL_LENGTH = 18;

    private static final byte[] HEX_DIGITS = new byte['f' + 1];

    static {
        Arrays.fill(HEX_DIGITS, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            HEX_DIGITS[Character.forDigit(digit, 16)] = (byte) digit;
            HEX_DIGITS[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
        }
    }

    private FastParser() {}

    /** Groups of 8, 4, 4, 4 and 12 hexadecimal digits. A GUID has no other form, so null always means malformed. */
    static @Nullable UUID guid(String text) {
        if (text.length() != GUID_LENGTH
                || text.charAt(8) != '-'
                || text.charAt(13) != '-'
                || text.charAt(18) != '-'
                || text.charAt(23) != '-') {
            return null;
        }
        long high = hex(text, 0, 8);
        long middle = hex(text, 9, 13);
        long version = hex(text, 14, 18);
        long variant = hex(text, 19, 23);
        long node = hex(text, 24, GUID_LENGTH);
        return (high | middle | version | variant | node) < 0
                ? null
                : new UUID(high << 32 | middle << 16 | version, variant << 48 | node);
    }

    /** Parses at most 15 digits; negative if one of the characters is not a digit. */
    private static long hex(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            // The -1 sets the sign bit. Shifting by so few digits keeps it set.
            value = value << 4 | (c < HEX_DIGITS.length ? HEX_DIGITS[c] : -1);
        }
        return value;
    }

    /** {@code yyyy-MM-dd}. Null for February 29, since this parser does not check for leap years. */
    static @Nullable LocalDate date(String text) {
        return text.length() == DATE_LENGTH ? leadingDate(text) : null;
    }

    private static @Nullable LocalDate leadingDate(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DATE_LENGTH);
        boolean valid = year >= 0
                && text.charAt(4) == '-'
                && month >= 1
                && month <= 12
                && text.charAt(7) == '-'
                && day >= 1
                && day <= Month.of(month).minLength();
        return valid ? LocalDate.of(year, month, day) : null;
    }

    /** {@code yyyy-MM-ddTHH:mm:ssZ} with up to nine digits of fraction. Null for leap seconds and for 24:00:00. */
    static @Nullable Instant instant(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END
                || text.charAt(end) != 'Z'
                || text.charAt(DATE_LENGTH) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        LocalDate date = leadingDate(text);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        int nanos = nanos(text, end);
        if (date == null || (hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_PER_DAY + (hour * 60 + minute) * 60L + second, nanos);
    }

    /** Parses the optional fraction of a second before {@code end}; negative if it is malformed. */
    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int first = SECONDS_END + 1;
        int length = end - first;
        if (text.charAt(SECONDS_END) != '.' || length < 1 || length > MAX_FRACTION_DIGITS) {
            return -1;
        }
        int nanos = digits(text, first, end);
        for (int i = length; i < MAX_FRACTION_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Parses at most nine digits; negative if one of the characters is not a digit. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** At most 18 characters: digits with an optional minus sign and an optional decimal point between them. */
    static @Nullable BigDecimal decimal(String text) {
        int end = text.length();
        int start = text.startsWith("-") ? 1 : 0;
        if (start == end || end > MAX_DECIMAL_LENGTH) {
            return null;
        }
        long unscaled = 0;
        int point = end;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else if (c == '.' && point == end && i > start && i < end - 1) {
                point = i;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(start == 0 ? unscaled : -unscaled, Math.max(end - point - 1, 0));
    }
}
