package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.protocol.TextHash;

/**
 * Where a payment stands in its run: the part and the line number, both derived from the document number.
 *
 * <p>Every process and every way of entering gets the same line number, so that the server's primary key lets one line in and
 * refuses later copies. Lines of people and the hidden line 10000 lie below {@link #LOWEST}; whoever appends (last number +
 * 10,000) has room above {@link #HIGHEST}.
 */
public final class LineKey {
    public static final int LOWEST = 1_000_000;
    public static final int HIGHEST = 1_500_000_000;

    /** How many numbers a payment has: the first, and the next ones if other payments stand there. */
    public static final int MOST_NUMBERS = 8;

    private LineKey() {}

    /**
     * The line number to try.
     *
     * @param collisions how many numbers other payments have taken: 0 to {@link #MOST_NUMBERS} - 1
     */
    public static int lineNumber(String documentNumber, int collisions) {
        TextHash hash = TextHash.of("line number", documentNumber, Integer.toString(collisions));
        return LOWEST + hash.below(HIGHEST - LOWEST + 1);
    }

    /** Whether the payment can stand at this number. */
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
        return 1 + TextHash.of("part", documentNumber).below(parts);
    }
}
