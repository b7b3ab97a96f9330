package io.github.businesscentral.payments.internal.run.journal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the lines that entered a journal after it was sealed: the set whose removal restores the digest of the seal. */
public final class Strays {
    /** The number of sets to try before people must decide. With 5,000 lines, this covers every set of two. */
    public static final int MOST_SETS = 20_000_000;

    private final List<RunLine> lines;
    private final List<BigInteger> digests;
    private int setsLeft = MOST_SETS;

    private Strays(List<RunLine> lines) {
        this.lines = lines;
        this.digests = lines.stream().map(Seal::digest).toList();
    }

    /**
     * Returns the strays among {@code lines}: the last ones, or any set. Empty if removing no set restores the seal, or if there
     * are too many sets to try. With 70 bits, a wrong set matches with a probability of less than one in 10<sup>13</sup>.
     */
    public static Optional<List<RunLine>> among(List<RunLine> lines, Seal seal) {
        int extra = lines.size() - seal.count();
        if (extra <= 0) {
            return Optional.empty();
        }
        List<RunLine> byTime =
                lines.stream().sorted(Comparator.comparing(RunLine::changed)).toList();
        if (seal.fits(byTime.subList(0, seal.count()))) {
            return Optional.of(byTime.subList(seal.count(), byTime.size()));
        }
        BigInteger surplus = Seal.minus(Seal.of(lines).lines(), seal.lines());
        return new Strays(lines).choose(extra, 0, surplus);
    }

    /** Returns a set of {@code count} lines, starting at {@code first}, with this sum of digests. */
    private Optional<List<RunLine>> choose(int count, int first, BigInteger sum) {
        if (count == 0) {
            return sum.signum() == 0 ? Optional.of(new ArrayList<>()) : Optional.empty();
        }
        for (int i = first; i <= lines.size() - count && setsLeft > 0; i++) {
            setsLeft--;
            if (count == 1 && !digests.get(i).equals(sum)) {
                continue;
            }
            Optional<List<RunLine>> rest = choose(count - 1, i + 1, Seal.minus(sum, digests.get(i)));
            if (rest.isPresent()) {
                rest.get().add(0, lines.get(i));
                return rest;
            }
        }
        return Optional.empty();
    }
}
