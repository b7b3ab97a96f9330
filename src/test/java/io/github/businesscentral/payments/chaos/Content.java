package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import java.math.BigDecimal;
import java.util.Map;

/** What one write writes: like no other's, so that a stored line tells which write it comes from. */
record Content(BigDecimal received, String comment) {
    private static final int CENTS = 2;

    /** The content of the write with this number. */
    static Content of(long serial) {
        return new Content(BigDecimal.valueOf(serial, CENTS), "written by " + serial);
    }

    CustomerPaymentPatch patch() {
        return CustomerPaymentPatch.builder()
                .amountReceived(received)
                .comment(comment)
                .build();
    }

    boolean isIn(CustomerPayment payment) {
        return payment.amount().negate().compareTo(received) == 0
                && payment.comment().equals(comment);
    }

    boolean isInLine(Map<String, Object> line) {
        return isInEntry(line) && comment.equals(line.get("comment"));
    }

    /** Posting keeps the amount alone. */
    boolean isInEntry(Map<String, Object> entry) {
        return ((BigDecimal) entry.get("amount")).negate().compareTo(received) == 0;
    }
}
