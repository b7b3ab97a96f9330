package io.github.businesscentral.payments.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a purpose and texts. The purpose and each text are hashed with their length, so that different purposes or lists
 * never have the same input.
 */
public final class TextHash {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] bytes;

    private TextHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Hashes {@code texts} for {@code purpose}. */
    public static TextHash of(String purpose, String... texts) {
        byte[][] parts = new byte[texts.length + 1][];
        parts[0] = purpose.getBytes(UTF_8);
        int size = Integer.BYTES + parts[0].length;
        for (int i = 0; i < texts.length; i++) {
            parts[i + 1] = texts[i].getBytes(UTF_8);
            size += Integer.BYTES + parts[i + 1].length;
        }
        ByteBuffer input = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            input.putInt(part.length).put(part);
        }
        return new TextHash(sha256().digest(input.array()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** A number from 0 to {@code bound} - 1. */
    public int below(int bound) {
        ByteBuffer words = ByteBuffer.wrap(bytes);
        long rest = 0;
        while (words.hasRemaining()) {
            rest = (rest << Integer.SIZE | Integer.toUnsignedLong(words.getInt())) % bound;
        }
        return (int) rest;
    }

    /** The first 64 bits. */
    public long first64() {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** The first bits, as a number. */
    public BigInteger bits(int count) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - count);
    }

    /** The first characters in base 32; each has 5 bits. */
    public String base32(int length) {
        return base32(bits(length * 5), length);
    }

    public static String base32(BigInteger value, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = length - 1; i >= 0; i--) {
            text.append(BASE_32.charAt(value.shiftRight(i * 5).intValue() & 31));
        }
        return text.toString();
    }

    /** The number written by {@link #base32(BigInteger, int) base32(…)}. */
    public static BigInteger fromBase32(String text) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            value = value.shiftLeft(5).or(BigInteger.valueOf(BASE_32.indexOf(text.charAt(i))));
        }
        return value;
    }
}
