package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.DocumentNumber;
import java.math.BigDecimal;

/**
 * What a booking pays of one invoice.
 *
 * @param invoice the invoice's number
 * @param customer the customer's number
 * @param left what stays to be paid on the invoice
 */
record Part(String invoice, String customer, BigDecimal amount, BigDecimal left) {
    private static final String PREFIX = "BS";

    // What Business Central stores of an external document number.
    private static final int LONGEST_REFERENCE = 35;

    /**
     * The document number of a part of a booking: the same in every start and for every file that has the booking.
     *
     * @param account the bank account
     * @param number the part's number, from 1
     */
    static String documentNumber(String account, Booking booking, int number) {
        String key = account + " " + booking.reference().identity();
        return DocumentNumber.of(PREFIX, number == 1 ? key : key + " part " + number);
    }

    NewCustomerPayment payment(Booking booking, String documentNumber, String externalDocumentNumber) {
        NewCustomerPayment.Builder payment = NewCustomerPayment.builder()
                .customerNumber(customer)
                .postingDate(booking.date().orElseThrow())
                .documentNumber(documentNumber)
                .amountReceived(amount);
        if (!externalDocumentNumber.isEmpty()) {
            payment.externalDocumentNumber(externalDocumentNumber);
        }
        // A person can have taken the invoice off a line that is there.
        if (!invoice.isEmpty()) {
            payment.appliesToInvoiceNumber(invoice);
        }
        return payment.build();
    }

    /** The bank's reference as an external document number. */
    static String externalDocumentNumber(Booking booking) {
        String reference =
                booking.reference().text().replaceAll("[\\p{C}\\s]+", " ").strip();
        if (reference.codePointCount(0, reference.length()) <= LONGEST_REFERENCE) {
            return reference;
        }
        return reference
                .substring(0, reference.offsetByCodePoints(0, LONGEST_REFERENCE))
                .strip();
    }
}
