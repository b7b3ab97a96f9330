package io.github.businesscentral.payments.internal.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
 * @param missing the document numbers that the ledger does not have; empty unless {@code share} is {@link Share#SOME}
 * @param age the time since their last entry was written; zero unless {@code share} is {@link Share#ALL}
 */
record SealedInLedger(Share share, Set<String> missing, Duration age) {
    // With 5,000 lines and two strays in each window, the search would take minutes.
    private static final int MOST_STRAYS = 1;
    private static final SealedInLedger NONE = new SealedInLedger(Share.NONE, Set.of(), Duration.ZERO);

    /** Whether the ledger has all of them and the posting that wrote them can no longer be rolled back. */
    boolean isCertain() {
        return share == Share.ALL && age.compareTo(RunPosting.TURN) >= 0;
    }

    enum Share {
        ALL,
        SOME,
        NONE
    }

    /**
     * Searches the ledger for known sealed lines.
     *
     * @param entries all entries with their document numbers
     * @param now the time by the server's clock
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
     * Searches the ledger for sealed lines when only the seal is known. Looks for as many consecutive entries of the balancing
     * account as lines were sealed, whose document numbers produce the seal's digest. A posting writes one entry on that account
     * for each line, and entries of others come before or after them. Up to {@value #MOST_STRAYS} entries of other lines may be
     * in between: lines that were not sealed, which people posted together with the rest. {@link Share#ALL} is certain. {@link
     * Share#NONE} is not, if people post document by document.
     *
     * @param entries the entries of the balancing account since the journal was sealed
     * @param now the time by the server's clock
     */
    static SealedInLedger of(Seal seal, List<LedgerEntry> entries, Instant now) {
        List<LedgerEntry> inOrder = entries.stream()
                .sorted(Comparator.comparingInt(LedgerEntry::entryNumber))
                .toList();
        long[] hashes = inOrder.stream()
                .mapToLong(entry -> Seal.hash(entry.documentNumber()))
                .toArray();
        for (int strays = 0; strays <= MOST_STRAYS; strays++) {
            int length = seal.count() + strays;
            long sum = 0;
            for (int end = 1; end <= hashes.length; end++) {
                int first = end - length;
                sum += hashes[end - 1] - (first > 0 ? hashes[first - 1] : 0);
                if (first >= 0 && isExplained(seal.surplus(sum), strays, hashes, first, end)) {
                    return new SealedInLedger(Share.ALL, Set.of(), age(inOrder.subList(first, end).stream(), now));
                }
            }
        }
        return NONE;
    }

    /** Whether the surplus of these hashes over the sealed ones is that of no stray, or of one of them. */
    private static boolean isExplained(long surplus, int strays, long[] hashes, int first, int end) {
        return strays == 0 ? surplus == 0 : Arrays.stream(hashes, first, end).anyMatch(hash -> hash == surplus);
    }

    private static Duration age(Stream<LedgerEntry> entries, Instant now) {
        return entries.map(LedgerEntry::written)
                .max(Comparator.naturalOrder())
                .map(last -> Duration.between(last, now))
                .orElse(Duration.ZERO);
    }
}
