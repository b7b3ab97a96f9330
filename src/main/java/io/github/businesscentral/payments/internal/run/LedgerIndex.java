package io.github.businesscentral.payments.internal.run;

import static java.util.stream.Collectors.groupingBy;

import io.github.businesscentral.payments.internal.write.LedgerQuery;
import io.github.businesscentral.payments.protocol.CodeText;
import io.github.businesscentral.payments.protocol.TextHash;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks up many payments in the ledger with few requests and little memory. Reads document numbers with a common prefix together,
 * 20,000 entries a page. A result stays valid while the marks read before it are unchanged, because only a posting of the run's
 * journals changes it.
 */
final class LedgerIndex {
    private final RunReader reader;
    private final UUID balancingAccount;
    private final List<String> prefixes = new ArrayList<>();
    private final LongSet numbers = new LongSet();
    private final LongSet scattered = new LongSet();
    private final LongSet postings = new LongSet();

    LedgerIndex(RunReader reader, UUID balancingAccount) {
        this.reader = reader;
        this.balancingAccount = balancingAccount;
    }

    /** Looks up the document numbers that no earlier response covers. */
    void ask(Collection<String> documentNumbers) {
        Map<String, List<String>> alike = documentNumbers.stream()
                .filter(number -> prefixes.stream().noneMatch(number::startsWith))
                .collect(groupingBy(LedgerIndex::beginning));
        List<String> few = new ArrayList<>();
        alike.forEach((beginning, group) -> {
            if (group.size() > LedgerQuery.FEW && beginning.length() == LedgerQuery.SHORTEST_PREFIX) {
                askFor(LedgerQuery.commonPrefix(group));
            } else {
                few.addAll(group);
            }
        });
        if (!few.isEmpty()) {
            reader.entries(few).stream()
                    .collect(groupingBy(LedgerEntry::documentNumber))
                    .values()
                    .forEach(this::add);
        }
    }

    private static String beginning(String number) {
        return number.substring(0, Math.min(LedgerQuery.SHORTEST_PREFIX, number.length()));
    }

    private void askFor(String prefix) {
        List<LedgerEntry> ofOneNumber = new ArrayList<>();
        reader.entries(prefix, entry -> {
            if (!ofOneNumber.isEmpty() && !isSame(ofOneNumber.get(0), entry)) {
                add(ofOneNumber);
                ofOneNumber.clear();
            }
            ofOneNumber.add(entry);
        });
        if (!ofOneNumber.isEmpty()) {
            add(ofOneNumber);
        }
        prefixes.add(prefix);
    }

    private static boolean isSame(LedgerEntry one, LedgerEntry other) {
        return CodeText.isSame(one.documentNumber(), other.documentNumber());
    }

    private void add(List<LedgerEntry> ofOneNumber) {
        String number = CodeText.normalize(ofOneNumber.get(0).documentNumber());
        if (!numbers.add(hash(number))) {
            // The server did not keep the order, so only all entries of the number together are conclusive.
            scattered.add(hash(number));
        }
        LedgerFinding.posting(balancingAccount, ofOneNumber)
                .ifPresent(posting -> postings.add(
                        hash(number, posting.getKey(), posting.getValue().signum())));
    }

    /** Returns the ledger's result for a payment that was looked up. Empty if the payment must be looked up individually. */
    Optional<LedgerFinding> of(String number, LocalDate postingDate, BigDecimal amount) {
        if (!numbers.contains(hash(number))) {
            return Optional.of(new LedgerFinding.NotThere());
        }
        if (scattered.contains(hash(number))) {
            return Optional.empty();
        }
        // A receipt is negative in the journal and a debit on the balancing account.
        return postings.contains(hash(number, postingDate, -amount.signum()))
                ? Optional.of(new LedgerFinding.Posted())
                : Optional.empty();
    }

    /** The hash of a document number. */
    static long hash(String number) {
        return TextHash.of("ledger number", number).first64();
    }

    private static long hash(String number, LocalDate date, int signum) {
        return TextHash.of("ledger posting", number, date.toString(), String.valueOf(signum))
                .first64();
    }
}
