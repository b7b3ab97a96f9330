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
     * The place in the journal: a positive number that no other line has. If omitted, the client chooses a number after the last
     * line; with {@code CreateMode.SERVER_NUMBERED}, the server adds 10000 to the last line's. An update moves the payment and
     * keeps its id.
     */
    public B lineNumber(int lineNumber) {
        values.set(CustomerPaymentFields.LINE_NUMBER, lineNumber);
        return self();
    }

    /**
     * The customer, by id. If {@code customerNumber} is set too, it must be the number of the same customer. An update of the id
     * alone keeps description and dimensions; an update of the number adapts them to the new customer ({@code business-central.md} 3.6).
     */
    public B customerId(UUID customerId) {
        values.set(CustomerPaymentFields.CUSTOMER_ID, customerId);
        values.unsetCleared(CustomerPaymentFields.CUSTOMER_NUMBER);
        return self();
    }

    /** The customer, by number; at most 20 characters. */
    public B customerNumber(String customerNumber) {
        values.set(CustomerPaymentFields.CUSTOMER_NUMBER, customerNumber);
        return self();
    }

    /**
     * The date on which the payment counts. If omitted, the server takes the neighbouring line's or its work date. It cannot be
     * cleared, since the server refuses a blank date.
     */
    public B postingDate(LocalDate postingDate) {
        values.set(CustomerPaymentFields.POSTING_DATE, postingDate);
        return self();
    }

    /**
     * The document number of the payment, at most 20 characters. If omitted, the server derives it from the neighbouring line's.
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
     * positive number. The amount is in the line's currency, which the API does not show; the server rounds it to the decimal
     * places of that currency, from 0 to 3 ({@code business-central.md} 2.2, 3.5).
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
     * The money received, a positive number. It is sent as a negative {@code amount}, which posting a receipt needs ({@code
     * business-central.md} 3.5). Currency and rounding are as for {@link #amount}.
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

    /** The posted invoice that the payment settles, by id. The server refuses drafts. */
    public B appliesToInvoiceId(UUID appliesToInvoiceId) {
        values.set(CustomerPaymentFields.APPLIES_TO_INVOICE_ID, appliesToInvoiceId);
        values.unsetCleared(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
        return self();
    }

    /**
     * The posted invoice that the payment settles, by number; at most 20 characters. The server accepts a number that no invoice
     * has, and leaves the id blank then.
     */
    public B appliesToInvoiceNumber(String appliesToInvoiceNumber) {
        values.set(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER, appliesToInvoiceNumber);
        values.unsetCleared(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
        return self();
    }

    /** The description of the posted entries, at most 100 characters. If omitted, the server takes the customer's name. */
    public B description(String description) {
        values.set(CustomerPaymentFields.DESCRIPTION, description);
        return self();
    }

    /**
     * Sets a property that the library does not know, for an API page of your own behind {@code BusinessCentralEndpoint.of(root)}.
     * Microsoft's page answers it with 400 and changes nothing ({@code business-central.md} 5.2).
     *
     * <p>After a lost answer, a create is recognized by the properties that the library knows; a line that differs only in an
     * additional property counts as the one that was sent. An update counts as executed if your page also returns the additional
     * property as it was sent. Otherwise its outcome is unknown.
     *
     * @param value a string (also for dates and GUIDs), a number, a boolean, null, or a map or list of them; null is sent as null
     * @throws IllegalArgumentException if the library knows the property, in any letter case, or if JSON does not have the value
     */
    public B additionalProperty(String name, @Nullable Object value) {
        values.additional(name, value);
        return self();
    }

    /** A comment, at most 250 characters. It is not posted. */
    public B comment(String comment) {
        values.set(CustomerPaymentFields.COMMENT, comment);
        return self();
    }
}
