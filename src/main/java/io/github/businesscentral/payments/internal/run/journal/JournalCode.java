package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunOptions;
import java.util.Locale;

/**
 * The code of a run's journal: ten letters, derived from the run's name, the generation and the part.
 *
 * <p>Letters only, since a digit would let the server's "Increment Batch Name" delete the journal when it is posted. The first
 * six letters depend on the name alone, so that one look finds all generations and parts ({@code startswith}); the last four
 * differ for each generation and part of a run. The mark tells runs apart whose first letters meet. Names that differ in case only have
 * the same codes, so that the second of the two is refused: most likely the same run is meant, and its payments would be entered
 * twice.
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

    /** The letters that the codes of all journals of the run begin with. */
    public static String prefix(String name) {
        return letters(TextHash.of("journal code", folded(name)).below(PREFIXES), PREFIX_LENGTH);
    }

    /** The code of one journal. Two of a run never meet: 1,000 generations of 400 parts are fewer than 26^4. */
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
