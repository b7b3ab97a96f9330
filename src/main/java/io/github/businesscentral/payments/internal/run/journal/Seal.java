package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.protocol.CodeText;
import io.github.businesscentral.payments.protocol.TextHash;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The count and digests of a journal's lines, which show that the posted lines are the sealed ones.
 *
 * <p>A digest is the sum, modulo a power of two, of a hash of each line. The order of the lines therefore does not matter, and a
 * line can be subtracted again ({@link Strays}).
 *
 * @param lines identifies the lines in the journal, by their ids and all values that matter in the ledger
 * @param numbers identifies the payments in the ledger, by their document numbers ({@link SealedInLedger})
 */
public record Seal(int count, BigInteger lines, BigInteger numbers) {
    public static final int LINES_BITS = 70;
    public static final int NUMBERS_BITS = 50;

    public static Seal of(Collection<RunLine> lines) {
        BigInteger ofLines = BigInteger.ZERO;
        BigInteger ofNumbers = BigInteger.ZERO;
        for (RunLine line : lines) {
            ofLines = ofLines.add(digest(line));
            ofNumbers = ofNumbers.add(BigInteger.valueOf(hash(line.documentNumber())));
        }
        return new Seal(lines.size(), modulo(ofLines, LINES_BITS), modulo(ofNumbers, NUMBERS_BITS));
    }

    private static BigInteger modulo(BigInteger sum, int bits) {
        return sum.mod(BigInteger.ONE.shiftLeft(bits));
    }

    public boolean fits(Collection<RunLine> there) {
        return there.size() == count && of(there).lines.equals(lines);
    }

    /** The hash of one line. Includes all values that matter in the ledger, and the id, because a copy is another line. */
    public static BigInteger digest(RunLine line) {
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
                .bits(LINES_BITS);
    }

    /** The hash of a document number. */
    public static long hash(String documentNumber) {
        return TextHash.of("document number", CodeText.normalize(documentNumber))
                .bits(NUMBERS_BITS)
                .longValueExact();
    }

    /** The excess of a sum of document number hashes over that of the sealed lines. */
    public long surplus(long sum) {
        return sum - numbers.longValueExact() & (1L << NUMBERS_BITS) - 1;
    }

    /** The digest {@code sum} without {@code part}. */
    public static BigInteger minus(BigInteger sum, BigInteger part) {
        return modulo(sum.subtract(part), LINES_BITS);
    }
}
