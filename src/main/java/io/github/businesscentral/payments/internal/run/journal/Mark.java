package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.protocol.TextHash;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark of a run's journal, stored in the journal's {@code displayName}: at most 100 characters, readable by people.
 *
 * <pre>RUN1 SEALED "payouts 2026-" g1 p1/1 w7KQ2MXF h3LN5TB6ZQRWY n1250 dMZXW6YTBOI4DGN mR2KFGAXQ7B tGRYGC</pre>
 *
 * <p>These are the version, state, name (truncated), generation, part and number of parts, nonce of the last writer, and hash of
 * the name. From {@link RunState#SEALED} on, the count, the two digests and the time of sealing follow. The hash, not the
 * displayed name, identifies the run.
 *
 * @param nonce a new value for every write, so that the writer of an unanswered change recognizes it
 * @param sealing a time before the seal, by the server's clock and rounded down; the ledger can have the lines from this time on.
 *     Stored in the mark because every later change of the mark updates the journal's own modification time.
 */
public record Mark(
        String nameHash,
        int generation,
        int part,
        int parts,
        RunState state,
        String nonce,
        Optional<Seal> seal,
        Optional<Instant> sealing) {
    public static final int LONGEST = 100;
    public static final int VERSION = 1;
    public static final int NONCE_LENGTH = 8;

    private static final int HASH_LENGTH = 12;
    private static final int LINES_LENGTH = Seal.LINES_BITS / 5;
    private static final int NUMBERS_LENGTH = Seal.NUMBERS_BITS / 5;
    private static final int TIME_LENGTH = 5;
    private static final Instant FIRST_MINUTE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST_MINUTE = FIRST_MINUTE.plus(Duration.ofMinutes((1L << (5 * TIME_LENGTH)) - 1));
    private static final String BASE_32 = "[A-Z2-7]";
    private static final Pattern ANY_VERSION = Pattern.compile("RUN([1-9][0-9]{0,5}) .*", Pattern.DOTALL);
    private static final Pattern FORMAT = Pattern.compile(
            "RUN" + VERSION + " ([A-Z]+) \".*\""
                    + " g([1-9][0-9]{0,3}) p([1-9][0-9]{0,2})/([1-9][0-9]{0,2})"
                    + " w(" + BASE_32 + "{" + NONCE_LENGTH + "}) h(" + BASE_32 + "{" + HASH_LENGTH + "})"
                    + "(?: n([1-9][0-9]{0,6}) d(" + BASE_32 + "{" + LINES_LENGTH + "}) m(" + BASE_32 + "{"
                    + NUMBERS_LENGTH
                    + "}) t(" + BASE_32 + "{" + TIME_LENGTH + "}))?",
            Pattern.DOTALL);

    public Mark {
        if (generation < 1 || generation > JournalCode.MOST_GENERATIONS) {
            throw new IllegalArgumentException(
                    "generation is " + generation + "; a run has at most " + JournalCode.MOST_GENERATIONS + ".");
        }
        if (part < 1 || part > parts || parts > JournalCode.MOST_PARTS) {
            throw new IllegalArgumentException(
                    "part is " + part + " of " + parts + "; a run has at most " + JournalCode.MOST_PARTS + " parts.");
        }
        if (seal.isPresent() != hasSeal(state) || sealing.isPresent() != hasSeal(state)) {
            throw new IllegalArgumentException(
                    "state is " + state + "; count, digests and time stand in a mark from SEALED on.");
        }
    }

    /** Returns the mark of a new journal. */
    public static Mark open(String identity, int generation, int part, int parts, String nonce) {
        return new Mark(
                hash(identity), generation, part, parts, RunState.OPEN, nonce, Optional.empty(), Optional.empty());
    }

    /** Returns this mark in another state. Returning to a state before SEALED drops count, digests and time. */
    public Mark in(RunState next, String newNonce) {
        return hasSeal(next)
                ? new Mark(nameHash, generation, part, parts, next, newNonce, seal, sealing)
                : new Mark(nameHash, generation, part, parts, next, newNonce, Optional.empty(), Optional.empty());
    }

    /**
     * Returns this mark in {@link RunState#SEALED}.
     *
     * @param time a time before the lines were read, by the server's clock
     */
    public Mark sealed(Seal over, Instant time, String newNonce) {
        return new Mark(
                nameHash,
                generation,
                part,
                parts,
                RunState.SEALED,
                newNonce,
                Optional.of(over),
                Optional.of(minute(time)));
    }

    /** Whether this is a mark of the run with this name and balancing account ({@link RunContext#identity}). */
    public boolean isOf(String identity) {
        return nameHash.equals(hash(identity));
    }

    /** The text for {@code displayName}. */
    public String text(String name) {
        String head = "RUN" + VERSION + " " + state + " \"";
        String tail = "\" g" + generation + " p" + part + "/" + parts + " w" + nonce + " h" + nameHash
                + seal.map(it -> " n" + it.count() + " d" + TextHash.base32(it.lines(), LINES_LENGTH) + " m"
                                + TextHash.base32(it.numbers(), NUMBERS_LENGTH))
                        .orElse("")
                + sealing.map(time -> " t" + TextHash.base32(BigInteger.valueOf(minutes(time)), TIME_LENGTH))
                        .orElse("");
        return head + shown(name, LONGEST - head.length() - tail.length()) + tail;
    }

    /** Parses a {@code displayName}. Empty if it is not a mark, or a mark of another version. */
    public static Optional<Mark> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    matcher.group(6),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)),
                    RunState.valueOf(matcher.group(1)),
                    matcher.group(5),
                    seal(matcher),
                    sealing(matcher)));
        } catch (IllegalArgumentException notAMark) {
            return Optional.empty();
        }
    }

    /** Returns the version of a mark that a newer version of this library wrote. Empty for other texts. */
    public static Optional<Integer> newerVersion(String text) {
        Matcher matcher = ANY_VERSION.matcher(text);
        return matcher.matches()
                ? Optional.of(Integer.valueOf(matcher.group(1))).filter(version -> version > VERSION)
                : Optional.empty();
    }

    private static Optional<Seal> seal(Matcher matcher) {
        return matcher.group(7) == null
                ? Optional.empty()
                : Optional.of(new Seal(
                        Integer.parseInt(matcher.group(7)),
                        TextHash.fromBase32(matcher.group(8)),
                        TextHash.fromBase32(matcher.group(9))));
    }

    private static Optional<Instant> sealing(Matcher matcher) {
        return Optional.ofNullable(matcher.group(10))
                .map(text -> FIRST_MINUTE.plus(
                        Duration.ofMinutes(TextHash.fromBase32(text).longValueExact())));
    }

    private static Instant minute(Instant time) {
        Instant representable = time.isBefore(FIRST_MINUTE) ? FIRST_MINUTE : time;
        return (representable.isAfter(LAST_MINUTE) ? LAST_MINUTE : representable).truncatedTo(ChronoUnit.MINUTES);
    }

    private static long minutes(Instant time) {
        return Duration.between(FIRST_MINUTE, time).toMinutes();
    }

    /** Whether the mark has the count and digests of the lines, and the time. */
    private static boolean hasSeal(RunState state) {
        return state.compareTo(RunState.SEALED) >= 0;
    }

    private static String hash(String name) {
        return TextHash.of("run name", name).base32(HASH_LENGTH);
    }

    private static String shown(String name, int length) {
        String printable = name.replaceAll("\\p{Cc}", " ");
        if (printable.length() <= length) {
            return printable;
        }
        // A lone surrogate is not valid text.
        int end = Character.isHighSurrogate(printable.charAt(length - 1)) ? length - 1 : length;
        return printable.substring(0, end);
    }
}
