package io.github.businesscentral.payments.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a document number was found: in the lines of journals, in the ledger, in both, or in neither. It is information for
 * people and no evidence for programs; what it does not see is listed at {@code CompanyPayments.trace}.
 *
 * <p>Immutable.
 */
public final class PaymentTrace {
    /** What the ledger has under the number; more may be added. */
    public enum Ledger {
        /** There are entries that count. Several payments can share the number, or one can be posted twice. */
        POSTED,
        /** There are entries, and on each account they add up to zero, as they do after a reversal. */
        REVERSED,
        /** There is no entry. */
        NOT_FOUND,
        /** The user or application may not read the ledger (403), so that the number may be there or not. */
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

    /** Returns the trace of a number with these lines, where the ledger may not be read. */
    public static PaymentTrace withoutLedger(String documentNumber, List<CustomerPayment> lines) {
        return new PaymentTrace(documentNumber, lines, List.of(), Ledger.NOT_READABLE);
    }

    /** The document number as you asked for it. */
    public String documentNumber() {
        return documentNumber;
    }

    /**
     * The lines of journals that have the number: each with its {@code id()}, its {@code lineNumber()}, the {@code journalId()}
     * and, as {@code journalDisplayName()}, the journal's code. Unmodifiable.
     */
    public List<CustomerPayment> lines() {
        return lines;
    }

    /** The entries of the ledger that have the number, by their entry numbers. Unmodifiable. */
    public List<GeneralLedgerEntry> entries() {
        return entries;
    }

    /** What the ledger has under the number. */
    public Ledger ledger() {
        return ledger;
    }

    private static Ledger ledger(List<GeneralLedgerEntry> entries) {
        if (entries.isEmpty()) {
            return Ledger.NOT_FOUND;
        }
        // By account, since the entries of every document add up to zero over all accounts.
        Map<String, BigDecimal> balances = new HashMap<>();
        for (GeneralLedgerEntry entry : entries) {
            balances.merge(entry.accountNumber(), entry.debitAmount().subtract(entry.creditAmount()), BigDecimal::add);
        }
        return balances.values().stream().allMatch(balance -> balance.signum() == 0) ? Ledger.REVERSED : Ledger.POSTED;
    }

    /** One sentence for people: the number, the lines and the entries; no amounts and nothing about the customer. */
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
