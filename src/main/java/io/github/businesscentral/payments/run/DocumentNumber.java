package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.protocol.TextHash;
import java.util.Objects;

/**
 * Document numbers that a run accepts: 1 to 20 characters of {@code A-Z 0-9 - _ /}.
 *
 * <p>A run recognizes a payment by its document number. Other characters are not safe for that. The server changes lower case to
 * upper case and trims spaces, so two numbers could become one. It also reads some characters as filter syntax, so a look-up
 * could match other payments.
 */
public final class DocumentNumber {
    private static final int LONGEST = 20;
    private static final int LONGEST_PREFIX = 4;
    private static final String ALLOWED = "A-Z 0-9 - _ /";

    private DocumentNumber() {}

    /**
     * Returns a document number for any id of yours. The number is {@code prefix} followed by a base-32 hash of prefix and
     * {@code key}, 20 characters in total. The hash has at least 80 bits: among a million keys, the probability that two get the
     * same number is one in 10<sup>12</sup>.
     *
     * @param prefix up to 4 characters of {@code A-Z 0-9 - _ /}, chosen for people to read
     * @param key identifies the payment in your data, for example a UUID; case and spaces are significant
     */
    public static String of(String prefix, String key) {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(key, "key");
        if (prefix.length() > LONGEST_PREFIX) {
            throw new IllegalArgumentException("prefix is " + prefix.length() + " characters long; at most "
                    + LONGEST_PREFIX + " leave room for a hash of 80 bits in a document number of " + LONGEST
                    + ". Use a shorter prefix.");
        }
        requireAllowed("prefix", prefix);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key is empty, so that all payments would get the same document number."
                    + " Pass a value that identifies the payment in your data.");
        }
        return prefix + TextHash.of("document number", prefix, key).base32(LONGEST - prefix.length());
    }

    /**
     * Returns {@code documentNumber} unchanged if a run accepts it.
     *
     * @throws IllegalArgumentException if it is empty, longer than 20 characters, or contains a character other than {@code A-Z
     *     0-9 - _ /}
     */
    public static String require(String documentNumber) {
        Objects.requireNonNull(documentNumber, "documentNumber");
        if (documentNumber.isEmpty()) {
            throw new IllegalArgumentException("documentNumber is empty; a run recognizes a payment by it."
                    + " Set one, for example DocumentNumber.of(prefix, key).");
        }
        if (documentNumber.length() > LONGEST) {
            throw new IllegalArgumentException("documentNumber is " + documentNumber.length()
                    + " characters long; Business Central stores at most " + LONGEST
                    + ". Shorten it, or derive one from your id with DocumentNumber.of(prefix, key).");
        }
        requireAllowed("documentNumber", documentNumber);
        return documentNumber;
    }

    /** Whether {@link #require require(…)} accepts {@code documentNumber}. */
    public static boolean isValid(String documentNumber) {
        return !documentNumber.isEmpty()
                && documentNumber.length() <= LONGEST
                && documentNumber.chars().allMatch(DocumentNumber::isAllowed);
    }

    private static void requireAllowed(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                throw new IllegalArgumentException(
                        field + " has a character at position " + (i + 1) + " that a run does not accept: "
                                + "only " + ALLOWED
                                + " stay as they are in Business Central. Replace it, or derive a number from your id"
                                + " with DocumentNumber.of(prefix, key).");
            }
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/';
    }
}
