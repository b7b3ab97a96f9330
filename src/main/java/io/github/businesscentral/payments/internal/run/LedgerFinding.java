package io.github.businesscentral.payments.internal.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The result of searching the ledger for a payment by document number. */
sealed interface LedgerFinding {
    /** No entry of type Payment has the number. */
    record NotThere() implements LedgerFinding {}

    /** The payment is posted. */
    record Posted() implements LedgerFinding {}

    /** The number is used with another date, sign or balancing account. */
    record OtherValues(List<LedgerEntry> entries) implements LedgerFinding {}

    /** The entries cancel each other out: the payment was posted and reversed. */
    record Reversed(List<LedgerEntry> entries) implements LedgerFinding {}

    /**
     * Compares a payment with the entries of type Payment that have its document number (rule 2).
     *
     * <p>Compares amounts by sign only, because entries are in local currency and payments may not be. A receipt is negative in
     * the journal and a debit on the balancing account.
     *
     * @param signum the sign of the payment's amount
     * @param entries the entries with the document number, which the caller has compared row by row
     */
    static LedgerFinding of(LocalDate postingDate, int signum, UUID balancingAccount, List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return new NotThere();
        }
        if (nets(entries, LedgerEntry::accountId).values().stream().allMatch(net -> net.signum() == 0)) {
            return new Reversed(entries);
        }
        return posting(balancingAccount, entries)
                .filter(posting -> posting.getKey().equals(postingDate)
                        && posting.getValue().signum() == -signum)
                .<LedgerFinding>map(posting -> new Posted())
                .orElseGet(() -> new OtherValues(entries));
    }

    /** Returns the date and the net amount on the balancing account. Empty if the amount is zero or there are several dates. */
    static Optional<Map.Entry<LocalDate, BigDecimal>> posting(UUID balancingAccount, List<LedgerEntry> ofOneNumber) {
        Map<LocalDate, BigDecimal> netOfDays = nets(
                ofOneNumber.stream()
                        .filter(entry -> entry.accountId().equals(balancingAccount))
                        .toList(),
                LedgerEntry::postingDate);
        netOfDays.values().removeIf(net -> net.signum() == 0);
        return netOfDays.size() == 1 ? netOfDays.entrySet().stream().findFirst() : Optional.empty();
    }

    private static <K> Map<K, BigDecimal> nets(List<LedgerEntry> entries, Function<LedgerEntry, K> key) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        key, Collectors.reducing(BigDecimal.ZERO, LedgerEntry::net, BigDecimal::add)));
    }
}
