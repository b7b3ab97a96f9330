package io.github.businesscentral.payments.entity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks at the bytes of a response, eight at a time. */
final class Bytes {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Bytes() {}

    /** Returns the bytes as the other methods take them. */
    static ByteBuffer of(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the position of the first quotation mark, backslash or control character, or {@code end} if there is none. */
    static int endOfText(ByteBuffer bytes, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES) {
            long word = bytes.getLong(at);
            long found = below(word ^ '"' * ONES, 1) | below(word ^ '\\' * ONES, 1) | below(word, ' ');
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < end && !isEnd(bytes.get(at))) {
            at++;
        }
        return at;
    }

    private static boolean isEnd(byte character) {
        return character == '"' || character == '\\' || (character >= 0 && character < ' ');
    }

    /** Sets the highest bit of each byte from 0 to {@code limit} - 1. Bytes above the lowest such one can have it too. */
    private static long below(long word, int limit) {
        return word - limit * ONES & ~word & HIGHEST_BITS;
    }

    /** A hash of a text. The last eight bytes can overlap those before. */
    static long hash(ByteBuffer bytes, int from, int to) {
        long hash = (long) to - from;
        if (to - from < Long.BYTES) {
            for (int i = from; i < to; i++) {
                hash = add(hash, bytes.get(i));
            }
        } else {
            for (int i = from; i < to - Long.BYTES; i += Long.BYTES) {
                hash = add(hash, bytes.getLong(i));
            }
            hash = add(hash, bytes.getLong(to - Long.BYTES));
        }
        // All bits then depend on all bytes.
        return add(hash ^ hash >>> Integer.SIZE, 0);
    }

    private static long add(long hash, long next) {
        return (hash + next) * SPREAD;
    }
}
