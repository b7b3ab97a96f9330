package io.github.businesscentral.payments.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a document number was found: in journal lines, in the ledger, in both, or in neither. This is information for people, not
 * evidence for programs. {@code CompanyPayments.trace} lists its limits.
 *
 * <p>Immutable.
 */
public final class PaymentTrace {
    /** The state of the number in the ledger. Later versions may add values. */
    public enum Ledger {
        /**
         * The ledger has entries that were not reversed. Several payments may share the number, or one may have been posted
         * twice.
         */
        POSTED,
        /** The ledger has entries that add up to zero on each account, as after a reversal. */
        REVERSED,
        /** The ledger has no entry. */
        NOT_FOUND,
        /** The user or application may not read the ledger (403), so the number may or may not be there. */
        NOT_READABLE
    }

    private final String documentNumber;
    private final List<CustomerPayment> lines;
    private final List<GeneralLedgerEntry> entries;
    private final Ledger ledger;

    private PaymentTrace(
            String documentNumber, List<CustomerPayment> lines, List<GeneralLedgerEntry> entries, Ledger ledger) {
        this.documentNumber = Objects.requireNonNull(documentNumber, "documentNumber");
        this.lines = List.copyOf(lines);
        this.entries = List.copyOf(entries);
        this.ledger = ledger;
    }

    /** Returns the trace of a number with these lines and entries. */
    public static PaymentTrace of(
            String documentNumber, List<CustomerPayment> lines, List<GeneralLedgerEntry> entries) {
        return new PaymentTrace(documentNumber, lines, entries, ledger(entries));
    }

    /** Returns the trace of a number with these lines, if the ledger may not be read. */
    public static PaymentTrace withoutLedger(String documentNumber, List<CustomerPayment> lines) {
        return new PaymentTrace(documentNumber, lines, List.of(), Ledger.NOT_READABLE);
    }

    /** The document number as the caller wrote it. */
    public String documentNumber() {
        return documentNumber;
    }

    /**
     * The journal lines with the number, each with its {@code id()}, {@code lineNumber()}, {@code journalId()} and, as {@code
     * journalDisplayName()}, the journal's code. Unmodifiable.
     */
    public List<CustomerPayment> lines() {
        return lines;
    }

    /** The ledger entries with the number, by entry number. Unmodifiable. */
    public List<GeneralLedgerEntry> entries() {
        return entries;
    }

    /** The state of the number in the ledger. */
    public Ledger ledger() {
        return ledger;
    }

    private static Ledger ledger(List<GeneralLedgerEntry> entries) {
        if (entries.isEmpty()) {
            return Ledger.NOT_FOUND;
        }
        // By account, because the entries of every document add up to zero over all accounts.
        Map<String, BigDecimal> balances = new HashMap<>();
        for (GeneralLedgerEntry entry : entries) {
            balances.merge(entry.accountNumber(), entry.debitAmount().subtract(entry.creditAmount()), BigDecimal::add);
        }
        return balances.values().stream().allMatch(balance -> balance.signum() == 0) ? Ledger.REVERSED : Ledger.POSTED;
    }

    /** One sentence for people: the number, the lines and the entries. Contains no amounts and no customer data. */
    @Override
    public String toString() {
        return documentNumber + ": " + journals() + "; " + inLedger() + ".";
    }

    private String journals() {
        return lines.isEmpty()
                ? "in no journal"
                : lines.stream()
                        .map(line -> "line " + line.values.find(CustomerPaymentFields.LINE_NUMBER) + " of journal "
                                + line.values.find(CustomerPaymentFields.JOURNAL_DISPLAY_NAME) + " (id "
                                + line.values.find(CustomerPaymentFields.ID) + ")")
                        .collect(Collectors.joining(", "));
    }

    private String inLedger() {
        String numbers = entries.stream()
                .map(entry -> String.valueOf(entry.values.find(GeneralLedgerEntryFields.ENTRY_NUMBER)))
                .collect(Collectors.joining(", "));
        return switch (ledger) {
            case POSTED -> "in the ledger as entries " + numbers;
            case REVERSED -> "in the ledger as entries " + numbers + ", reversed";
            case NOT_FOUND -> "not in the ledger";
            case NOT_READABLE -> "the ledger may not be read";
        };
    }
}
