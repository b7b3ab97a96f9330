package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunOptions;
import java.util.Locale;

/**
 * The code of a run's journal: ten letters derived from the run's name, the generation and the part.
 *
 * <p>It contains no digits, because the server's "Increment Batch Name" would delete a journal with a digit in its code when it
 * is posted. The first six letters depend on the name only, so that one query finds all generations and parts ({@code
 * startswith}). The last four differ for each generation and part. If two runs have the same first letters, the mark tells them
 * apart. Names that differ only in case have the same codes, so the second of them is refused. They most likely mean the same
 * run, and its payments would be entered twice.
 */
public final class JournalCode {
    public static final int MOST_PARTS = RunOptions.MOST_PARTS;
    public static final int MOST_GENERATIONS = 1_000;

    private static final int LETTERS = 26;
    private static final int PREFIX_LENGTH = 6;
    private static final int REST_LENGTH = 4;
    private static final int PREFIXES = 26 * 26 * 26 * 26 * 26 * 26;
    private static final int RESTS = 26 * 26 * 26 * 26;

    private JournalCode() {}

    /** The first letters of the codes of all journals of the run. */
    public static String prefix(String name) {
        return letters(TextHash.of("journal code", folded(name)).below(PREFIXES), PREFIX_LENGTH);
    }

    /** The code of one journal. Codes of one run are unique: 1,000 generations of 400 parts are fewer than 26^4. */
    public static String of(String name, int generation, int part) {
        long offset = TextHash.of("journal code offset", folded(name)).below(RESTS);
        long index = (generation - 1L) * MOST_PARTS + (part - 1);
        return prefix(name) + letters((offset + index) % RESTS, REST_LENGTH);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String letters(long value, int length) {
        StringBuilder text = new StringBuilder(length);
        long rest = value;
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + rest % LETTERS));
            rest /= LETTERS;
        }
        return text.reverse().toString().toUpperCase(Locale.ROOT);
    }
}
