package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.model.SalesInvoice;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a line pays, or why that cannot be told.
 *
 * @param invoice the invoice; empty if none could be found
 * @param left what stays to be paid on it
 * @param why why there is no match; empty if there is one
 */
record Match(Optional<SalesInvoice> invoice, BigDecimal left, String why) {
    static Match of(SalesInvoice invoice, BigDecimal left) {
        return new Match(Optional.of(invoice), left, "");
    }

    static Match none(String why) {
        return new Match(Optional.empty(), BigDecimal.ZERO, why);
    }

    static Match none(SalesInvoice invoice, String why) {
        return new Match(Optional.of(invoice), BigDecimal.ZERO, why);
    }

    String invoiceNumber() {
        return invoice.map(SalesInvoice::number).orElse("");
    }
}
