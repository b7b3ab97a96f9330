package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.PaymentTrace;
import io.github.businesscentral.payments.model.PaymentTrace.Ledger;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The payments of a booking that an earlier start has entered.
 *
 * @param booking the booking
 * @param parts where its payments are, from the first part on; a part that is nowhere has neither lines nor entries
 * @param balancingAccount the number of the account whose entries say how much was posted
 */
record Found(Booking booking, List<PaymentTrace> parts, String balancingAccount) {
    boolean isNothing() {
        return parts.stream().noneMatch(Found::exists);
    }

    private static boolean exists(PaymentTrace part) {
        return !part.lines().isEmpty() || part.ledger() != Ledger.NOT_FOUND;
    }

    boolean isPosted() {
        return !isNothing() && parts.stream().filter(Found::exists).allMatch(part -> part.ledger() == Ledger.POSTED);
    }

    /** Whether what is there adds up to the booking. */
    boolean isWhole() {
        return amount().compareTo(booking.amount().orElseThrow()) == 0;
    }

    private BigDecimal amount() {
        return parts.stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal amount(PaymentTrace part) {
        return part.ledger() == Ledger.POSTED
                ? posted(part)
                : part.lines().stream().map(line -> line.amount().negate()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal posted(PaymentTrace part) {
        BigDecimal bank = sum(part, entry -> entry.accountNumber().equals(balancingAccount));
        // Another balancing account was chosen in between.
        return bank.signum() == 0 ? sum(part, entry -> entry.debitAmount().signum() > 0) : bank;
    }

    private static BigDecimal sum(PaymentTrace part, Predicate<GeneralLedgerEntry> which) {
        return part.entries().stream()
                .filter(which)
                .map(entry -> entry.debitAmount().subtract(entry.creditAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Why people must look at what is there; empty if it is the booking, or the beginning of it. */
    String conflict() {
        if (parts.stream().anyMatch(part -> part.ledger() == Ledger.REVERSED)) {
            return "it was posted and reversed: decide by hand whether it is to be entered again";
        }
        boolean otherDate = parts.stream()
                .flatMap(part -> part.entries().stream())
                .flatMap(entry -> entry.postingDate().stream())
                .anyMatch(date -> !date.equals(booking.date().orElseThrow()));
        if (otherDate) {
            return "the ledger has its reference on another date: look for " + documentNumbers();
        }
        return amount().compareTo(booking.amount().orElseThrow()) > 0
                ? "its reference is there already with " + ResultTable.money(amount()) + ": look for "
                        + documentNumbers()
                : "";
    }

    /** Whether a plan goes on with what is there. */
    boolean isBegun(Plan plan) {
        for (int i = 0; i < parts.size(); i++) {
            PaymentTrace part = parts.get(i);
            if (exists(part) && (i >= plan.parts().size() || !isAs(plan.parts().get(i), part))) {
                return false;
            }
        }
        return plan.isCertain();
    }

    private boolean isAs(Part planned, PaymentTrace part) {
        return amount(part).compareTo(planned.amount()) == 0
                && part.lines().stream()
                        .allMatch(line -> line.appliesToInvoiceNumber().equals(planned.invoice()));
    }

    List<CustomerPayment> lines() {
        return parts.stream()
                .filter(part -> part.ledger() == Ledger.NOT_FOUND)
                .flatMap(part -> part.lines().stream())
                .toList();
    }

    String documentNumbers() {
        return parts.stream()
                .filter(Found::exists)
                .map(PaymentTrace::documentNumber)
                .collect(Collectors.joining(", "));
    }

    String invoices() {
        return lines().stream().map(CustomerPayment::appliesToInvoiceNumber).collect(Collectors.joining("+"));
    }
}
