package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.protocol.TextHash;

/**
 * The part and line number of a payment in its run, both derived from the document number.
 *
 * <p>Every process derives the same line number, so the server's primary key admits one line and refuses copies. Lines of people
 * and the hidden line 10000 are below {@link #LOWEST}. Above {@link #HIGHEST} there is room to append lines (last number +
 * 10,000).
 */
public final class LineKey {
    public static final int LOWEST = 1_000_000;
    public static final int HIGHEST = 1_500_000_000;

    /** How many line numbers a payment may use: the first, and the next ones if other payments occupy it. */
    public static final int MOST_NUMBERS = 8;

    private LineKey() {}

    /**
     * Returns the line number to try.
     *
     * @param collisions how many numbers other payments occupy, from 0 to {@link #MOST_NUMBERS} - 1
     */
    public static int lineNumber(String documentNumber, int collisions) {
        TextHash hash = TextHash.of("line number", documentNumber, Integer.toString(collisions));
        return LOWEST + hash.below(HIGHEST - LOWEST + 1);
    }

    /** Whether the payment may have this line number. */
    public static boolean isLineNumber(String documentNumber, int lineNumber) {
        for (int collisions = 0; collisions < MOST_NUMBERS; collisions++) {
            if (lineNumber(documentNumber, collisions) == lineNumber) {
                return true;
            }
        }
        return false;
    }

    /** The part of the run that the payment belongs to, 1 to {@code parts}. */
    public static int part(String documentNumber, int parts) {
        return part(partHash(documentNumber), parts);
    }

    /** The part for a {@link #partHash}. */
    public static int part(TextHash hash, int parts) {
        return 1 + hash.below(parts);
    }

    /** The hash of a document number that determines its part, for callers that ask for the part several times. */
    public static TextHash partHash(String documentNumber) {
        return TextHash.of("part", documentNumber);
    }
}
