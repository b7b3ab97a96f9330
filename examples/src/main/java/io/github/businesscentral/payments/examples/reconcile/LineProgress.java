package io.github.businesscentral.payments.examples.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What is noted of a line.
 *
 * @param invoice the number of the invoice that it was entered for
 * @param remaining what was to be paid on the invoice then, by which posting shows
 * @param lateUntil until when an attempt that nobody heard of again may still be executed
 */
record LineProgress(State state, String invoice, BigDecimal remaining, Optional<Instant> lateUntil) {
    static final LineProgress NONE = new LineProgress(State.NEW, "", BigDecimal.ZERO, Optional.empty());

    private static final String NO_DATE = "-";

    LineProgress as(State other) {
        return new LineProgress(other, invoice, remaining, lateUntil);
    }

    /** Returns it as it stands in the file; invoice numbers come from words of a text, so they have no blanks. */
    String format() {
        return state + " " + invoice + " " + remaining.toPlainString() + " "
                + lateUntil.map(Instant::toString).orElse(NO_DATE);
    }

    /** @throws IllegalArgumentException if it is nothing that {@link #format} returns */
    static LineProgress parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(text);
        }
        try {
            return new LineProgress(
                    State.valueOf(parts[0]),
                    parts[1],
                    new BigDecimal(parts[2]),
                    parts[3].equals(NO_DATE) ? Optional.empty() : Optional.of(Instant.parse(parts[3])));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
