package io.github.businesscentral.payments.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parses values from bytes in the format that servers usually send, without the strings and maps that Java's general parsers
 * allocate. Returns null for any other text, whether malformed or in a rarer format that a general parser may accept.
 */
final class FastParser {
    private static final int GUID_LENGTH = "59b250b8-d336-ee11-bdf5-000d3a5f89ca".length();
    private static final int DATE_LENGTH = "2026-08-20".length();
    private static final int SECONDS_END = "2026-08-20T09:15:02".length();
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int MAX_INTEGER_DIGITS = 10;
    private static final int SHORTEST_MONTH = 28;
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
    static @Nullable UUID guid(byte[] text, int from, int to) {
        if (to - from != GUID_LENGTH
                || text[from + 8] != '-'
                || text[from + 13] != '-'
                || text[from + 18] != '-'
                || text[from + 23] != '-') {
            return null;
        }
        long high = hex(text, from, from + 8);
        long middle = hex(text, from + 9, from + 13);
        long version = hex(text, from + 14, from + 18);
        long variant = hex(text, from + 19, from + 23);
        long node = hex(text, from + 24, to);
        return (high | middle | version | variant | node) < 0
                ? null
                : new UUID(high << 32 | middle << 16 | version, variant << 48 | node);
    }

    /** Parses at most 15 digits; negative if one of the characters is not a digit. */
    private static long hex(byte[] text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            // The -1 sets the sign bit. Shifting by so few digits keeps it set.
            value = value << 4 | (c >= 0 && c < HEX_DIGITS.length ? HEX_DIGITS[c] : -1);
        }
        return value;
    }

    /** {@code yyyy-MM-dd}. */
    static @Nullable LocalDate date(byte[] text, int from, int to) {
        return to - from == DATE_LENGTH ? leadingDate(text, from) : null;
    }

    private static @Nullable LocalDate leadingDate(byte[] text, int from) {
        int year = digits(text, from, from + 4);
        int month = digits(text, from + 5, from + 7);
        int day = digits(text, from + 8, from + DATE_LENGTH);
        boolean valid = year >= 1
                && text[from + 4] == '-'
                && month >= 1
                && month <= 12
                && text[from + 7] == '-'
                && day >= 1
                && (day <= SHORTEST_MONTH || day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year)));
        return valid ? LocalDate.of(year, month, day) : null;
    }

    /** {@code yyyy-MM-ddTHH:mm:ssZ} with up to nine digits of fraction. Null for leap seconds and for 24:00:00. */
    static @Nullable Instant instant(byte[] text, int from, int to) {
        int end = to - 1;
        if (end - from < SECONDS_END
                || text[end] != 'Z'
                || text[from + DATE_LENGTH] != 'T'
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return null;
        }
        LocalDate date = leadingDate(text, from);
        int hour = digits(text, from + 11, from + 13);
        int minute = digits(text, from + 14, from + 16);
        int second = digits(text, from + 17, from + SECONDS_END);
        int nanos = nanos(text, from + SECONDS_END, end);
        if (date == null || (hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_PER_DAY + (hour * 60 + minute) * 60L + second, nanos);
    }

    /** Parses the optional fraction of a second before {@code end}; negative if it is malformed. */
    private static int nanos(byte[] text, int from, int end) {
        if (end == from) {
            return 0;
        }
        int length = end - from - 1;
        if (text[from] != '.' || length < 1 || length > MAX_FRACTION_DIGITS) {
            return -1;
        }
        int nanos = digits(text, from + 1, end);
        for (int i = length; i < MAX_FRACTION_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Parses at most nine digits; negative if one of the characters is not a digit. */
    private static int digits(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** An optional minus sign and digits. */
    static @Nullable Integer integer(byte[] text, int from, int to) {
        int start = from < to && text[from] == '-' ? from + 1 : from;
        if (start == to || to - start > MAX_INTEGER_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return null;
            }
            value = value * 10 + (text[i] - '0');
        }
        long signed = start == from ? value : -value;
        return signed == (int) signed ? (int) signed : null;
    }

    /** At most 18 characters: digits with an optional minus sign and an optional decimal point between them. */
    static @Nullable BigDecimal decimal(byte[] text, int from, int to) {
        int start = from < to && text[from] == '-' ? from + 1 : from;
        if (start == to || to - from > MAX_DECIMAL_LENGTH) {
            return null;
        }
        long unscaled = 0;
        int point = to;
        for (int i = start; i < to; i++) {
            byte c = text[i];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else if (c == '.' && point == to && i > start && i < to - 1) {
                point = i;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(start == from ? unscaled : -unscaled, Math.max(to - point - 1, 0));
    }
}
