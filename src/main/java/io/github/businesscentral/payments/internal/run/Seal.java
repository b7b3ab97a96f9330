package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.protocol.TextHash;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Count and digest of a journal's lines: what was sealed is what is posted.
 *
 * <p>The digest is the sum, modulo 2<sup>80</sup>, of a hash of each line. So the order of the lines does not matter, and a line
 * can be taken out of it again ({@link Strays}).
 */
record Seal(int count, BigInteger digest) {
    static final int DIGEST_BITS = 80;
    static final int DIGEST_LENGTH = DIGEST_BITS / 5;

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(DIGEST_BITS);

    static Seal of(Collection<RunLine> lines) {
        BigInteger sum = BigInteger.ZERO;
        for (RunLine line : lines) {
            sum = sum.add(digest(line));
        }
        return new Seal(lines.size(), sum.mod(MODULUS));
    }

    boolean fits(Collection<RunLine> lines) {
        return lines.size() == count && of(lines).digest.equals(digest);
    }

    /** The hash of one line: of all that matters in the ledger, and of the id, since a copy is another line. */
    static BigInteger digest(RunLine line) {
        return TextHash.of(
                        "line",
                        line.id().toString(),
                        line.documentNumber(),
                        line.postingDate().map(LocalDate::toString).orElse(""),
                        line.customerNumber(),
                        line.invoiceNumber(),
                        line.amount().signum() == 0
                                ? "0"
                                : line.amount().stripTrailingZeros().toPlainString())
                .bits(DIGEST_BITS);
    }

    /** What {@code sum} is without {@code part}. */
    static BigInteger minus(BigInteger sum, BigInteger part) {
        return sum.subtract(part).mod(MODULUS);
    }
}
