package io.github.businesscentral.payments.internal.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the ledger says about a payment, asked by document number. */
sealed interface LedgerFinding {
    /** No entry of type Payment has the number. */
    record NotThere() implements LedgerFinding {}

    /** The payment is posted. */
    record Posted() implements LedgerFinding {}

    /** The number is used, with another date, sign or balancing account. */
    record OtherValues(List<LedgerEntry> entries) implements LedgerFinding {}

    /** The entries cancel each other: posted and reversed. */
    record Reversed(List<LedgerEntry> entries) implements LedgerFinding {}

    /**
     * Compares a payment with the entries of type Payment that have its document number (rule 2).
     *
     * <p>Amounts are compared by sign only: entries are in local currency, the payment's amount need not be. A receipt is
     * negative in the journal and a debit on the balancing account.
     *
     * @param signum of the payment's amount
     * @param entries matched by document number, checked by the caller row by row
     */
    static LedgerFinding of(LocalDate postingDate, int signum, UUID balancingAccount, List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return new NotThere();
        }
        if (nets(entries, LedgerEntry::accountId).values().stream().allMatch(net -> net.signum() == 0)) {
            return new Reversed(entries);
        }
        Map<LocalDate, BigDecimal> netOfDays = nets(
                entries.stream()
                        .filter(entry -> entry.accountId().equals(balancingAccount))
                        .toList(),
                LedgerEntry::postingDate);
        netOfDays.values().removeIf(net -> net.signum() == 0);
        BigDecimal net = netOfDays.get(postingDate);
        return netOfDays.size() == 1 && net != null && net.signum() == -signum
                ? new Posted()
                : new OtherValues(entries);
    }

    private static <K> Map<K, BigDecimal> nets(List<LedgerEntry> entries, Function<LedgerEntry, K> key) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        key, Collectors.reducing(BigDecimal.ZERO, LedgerEntry::net, BigDecimal::add)));
    }
}
