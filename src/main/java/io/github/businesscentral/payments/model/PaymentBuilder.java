package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties that every builder of a payment can set: a new one, a change or a copy.
 *
 * @param <B> the builder itself
 */
abstract class PaymentBuilder<B extends PaymentBuilder<B>> {
    final ValuesBuilder<CustomerPayment> values;
    private @Nullable String amountSetter;

    PaymentBuilder(ValuesBuilder<CustomerPayment> values) {
        this.values = values;
    }

    abstract B self();

    /**
     * The place in the journal; positive and not in use there. A new payment without one gets a number of the client's choice
     * behind the last line, with {@code CreateMode.SERVER_NUMBERED} the last line's plus 10000. An update moves the payment,
     * whose id stays.
     */
    public B lineNumber(int lineNumber) {
        values.set(CustomerPaymentFields.LINE_NUMBER, lineNumber);
        return self();
    }

    /**
     * The customer by id; of the same customer as {@code customerNumber} if both are set. An update by the id alone leaves
     * description and dimensions as they are; the number has them follow ({@code business-central.md} 3.6).
     */
    public B customerId(UUID customerId) {
        values.set(CustomerPaymentFields.CUSTOMER_ID, customerId);
        values.unsetCleared(CustomerPaymentFields.CUSTOMER_NUMBER);
        return self();
    }

    /** The customer by number, at most 20 characters. */
    public B customerNumber(String customerNumber) {
        values.set(CustomerPaymentFields.CUSTOMER_NUMBER, customerNumber);
        return self();
    }

    /**
     * The date on which the payment counts. A new payment without one gets the neighbouring line's, or the server's work date;
     * it cannot be cleared, since the server refuses a blank date.
     */
    public B postingDate(LocalDate postingDate) {
        values.set(CustomerPaymentFields.POSTING_DATE, postingDate);
        return self();
    }

    /**
     * The number of the payment as a document, at most 20 characters. A new payment without one gets it from the neighbouring
     * line's.
     */
    public B documentNumber(String documentNumber) {
        values.set(CustomerPaymentFields.DOCUMENT_NUMBER, documentNumber);
        return self();
    }

    /** The payer's or the bank's own reference, at most 35 characters. */
    public B externalDocumentNumber(String externalDocumentNumber) {
        values.set(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER, externalDocumentNumber);
        return self();
    }

    /**
     * The amount as the server stores it, with its sign: money received is negative. {@link #amountReceived} takes it as a
     * positive number.
     *
     * @throws IllegalArgumentException if {@code amountReceived} is set too
     */
    public B amount(BigDecimal amount) {
        requireOnlySetter("amount");
        values.set(CustomerPaymentFields.AMOUNT, amount);
        amountSetter = "amount";
        return self();
    }

    /**
     * The money received, a positive number; sent as the negative {@code amount} that posting a receipt needs ({@code
     * business-central.md} 3.5).
     *
     * @throws IllegalArgumentException if it is not positive, or {@code amount} is set too
     */
    public B amountReceived(BigDecimal amountReceived) {
        Objects.requireNonNull(amountReceived, "amountReceived");
        if (amountReceived.signum() <= 0) {
            throw new IllegalArgumentException("amountReceived is not positive. It is the money that came in; for a"
                    + " refund or a correction use amount(…), whose sign is sent as it is.");
        }
        requireOnlySetter("amountReceived");
        values.set(CustomerPaymentFields.AMOUNT, amountReceived.negate());
        amountSetter = "amountReceived";
        return self();
    }

    private void requireOnlySetter(String setter) {
        if (amountSetter != null && !amountSetter.equals(setter)) {
            throw new IllegalArgumentException("amount and amountReceived are both set, but they are one property:"
                    + " amountReceived(x) is amount(-x). Set one of them.");
        }
    }

    /** The posted invoice that the payment settles, by id; the server refuses drafts. */
    public B appliesToInvoiceId(UUID appliesToInvoiceId) {
        values.set(CustomerPaymentFields.APPLIES_TO_INVOICE_ID, appliesToInvoiceId);
        values.unsetCleared(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
        return self();
    }

    /**
     * The posted invoice that the payment settles, by number, at most 20 characters. The server accepts a number that no
     * invoice has, and leaves the id blank then.
     */
    public B appliesToInvoiceNumber(String appliesToInvoiceNumber) {
        values.set(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER, appliesToInvoiceNumber);
        values.unsetCleared(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
        return self();
    }

    /** What the entries will say, at most 100 characters. A new payment without one gets the customer's name. */
    public B description(String description) {
        values.set(CustomerPaymentFields.DESCRIPTION, description);
        return self();
    }

    /** A remark, at most 250 characters; it stays in the journal and is not posted. */
    public B comment(String comment) {
        values.set(CustomerPaymentFields.COMMENT, comment);
        return self();
    }
}
