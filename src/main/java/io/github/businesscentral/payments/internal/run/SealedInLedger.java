package io.github.businesscentral.payments.internal.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How many of the sealed payments the ledger has.
 *
 * @param missing the document numbers that it does not have; empty unless {@code share} is {@link Share#SOME}
 * @param age how long ago the last of their entries was written; zero unless {@code share} is {@link Share#ALL}
 */
record SealedInLedger(Share share, Set<String> missing, Duration age) {
    private static final SealedInLedger NONE = new SealedInLedger(Share.NONE, Set.of(), Duration.ZERO);

    /** Whether the ledger has all of them, and no posting can still be rolled back that wrote them. */
    boolean isCertain() {
        return share == Share.ALL && age.compareTo(RunPosting.TURN) >= 0;
    }

    enum Share {
        ALL,
        SOME,
        NONE
    }

    /**
     * Looks for sealed lines that are known.
     *
     * @param entries all entries with their document numbers
     * @param now by the server's clock
     */
    static SealedInLedger of(List<RunLine> sealed, UUID balancingAccount, List<LedgerEntry> entries, Instant now) {
        Map<String, List<LedgerEntry>> byNumber = entries.stream().collect(groupingBy(LedgerEntry::documentNumber));
        Set<String> missing = sealed.stream()
                .filter(line ->
                        !isPosted(line, balancingAccount, byNumber.getOrDefault(line.documentNumber(), List.of())))
                .map(RunLine::documentNumber)
                .collect(toCollection(LinkedHashSet::new));
        if (missing.isEmpty()) {
            return new SealedInLedger(Share.ALL, missing, age(entries.stream(), now));
        }
        return missing.size() == sealed.size() ? NONE : new SealedInLedger(Share.SOME, missing, Duration.ZERO);
    }

    private static boolean isPosted(RunLine line, UUID balancingAccount, List<LedgerEntry> entries) {
        return line.postingDate()
                .filter(date -> LedgerFinding.of(date, line.amount().signum(), balancingAccount, entries)
                        instanceof LedgerFinding.Posted)
                .isPresent();
    }

    /**
     * Looks for sealed lines of which only the seal is known: as many entries of the balancing account, one after the other, as
     * lines were sealed, with document numbers that give the seal's digest. A posting writes one entry on that account for each
     * line, and the entries of others come before it or after it. {@link Share#ALL} is certain; {@link Share#NONE} is not, if
     * people post document by document.
     *
     * @param entries those of the balancing account since the journal was sealed
     * @param now by the server's clock
     */
    static SealedInLedger of(Seal seal, List<LedgerEntry> entries, Instant now) {
        List<LedgerEntry> inOrder = entries.stream()
                .sorted(Comparator.comparingInt(LedgerEntry::entryNumber))
                .toList();
        List<BigInteger> digests = inOrder.stream()
                .map(entry -> Seal.digest(entry.documentNumber()))
                .toList();
        BigInteger sum = BigInteger.ZERO;
        for (int end = 0; end < inOrder.size(); end++) {
            sum = sum.add(digests.get(end));
            int before = end - seal.count();
            if (before >= 0) {
                sum = sum.subtract(digests.get(before));
            }
            if (before >= -1 && seal.hasNumbers(sum)) {
                return new SealedInLedger(Share.ALL, Set.of(), age(inOrder.subList(before + 1, end + 1).stream(), now));
            }
        }
        return NONE;
    }

    private static Duration age(Stream<LedgerEntry> entries, Instant now) {
        return entries.map(LedgerEntry::written)
                .max(Comparator.naturalOrder())
                .map(last -> Duration.between(last, now))
                .orElse(Duration.ZERO);
    }
}
