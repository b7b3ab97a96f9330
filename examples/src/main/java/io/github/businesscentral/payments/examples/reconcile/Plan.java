package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.model.SalesInvoice;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a booking pays, or why that is left to people.
 *
 * @param parts what it pays; empty if that is not certain
 * @param invoice the invoices that it names
 * @param why why it is left to people; empty if it is not
 */
record Plan(List<Part> parts, String invoice, String why) {
    static Plan of(List<Part> parts) {
        return new Plan(parts, parts.stream().map(Part::invoice).collect(Collectors.joining("+")), "");
    }

    static Plan leave(String why) {
        return new Plan(List.of(), "", why);
    }

    static Plan leave(SalesInvoice invoice, String why) {
        return new Plan(List.of(), invoice.number(), why);
    }

    boolean isCertain() {
        return !parts.isEmpty();
    }
}
