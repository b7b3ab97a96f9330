package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties that the builders of a new payment, of a patch and of a copy share.
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
     * The position in the journal: a positive number that no other line has. If omitted, the client chooses a number after the
     * last line. With {@code CreateMode.SERVER_NUMBERED}, the server adds 10000 to the last line's number. An update moves the
     * payment and keeps its id.
     */
    public B lineNumber(int lineNumber) {
        values.set(CustomerPaymentFields.LINE_NUMBER, lineNumber);
        return self();
    }

    /**
     * The customer, by id. If {@code customerNumber} is set too, it must be the same customer's. An update of only the id keeps
     * the description and dimensions. An update of the number adapts them to the new customer ({@code business-central.md} 3.6).
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
     * The posting date. If omitted, the server uses the neighbouring line's date or its work date. You cannot clear it, because
     * the server refuses a blank date.
     */
    public B postingDate(LocalDate postingDate) {
        values.set(CustomerPaymentFields.POSTING_DATE, postingDate);
        return self();
    }

    /** The document number, at most 20 characters. If omitted, the server derives it from the neighbouring line's. */
    public B documentNumber(String documentNumber) {
        values.set(CustomerPaymentFields.DOCUMENT_NUMBER, documentNumber);
        return self();
    }

    /** The external document number, which is the payer's or the bank's reference. At most 35 characters. */
    public B externalDocumentNumber(String externalDocumentNumber) {
        values.set(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER, externalDocumentNumber);
        return self();
    }

    /**
     * The amount with the server's sign: money received is negative. {@link #amountReceived amountReceived(…)} takes it as a
     * positive number. The amount is in the line's currency, which the API does not show. The server rounds it to that currency's
     * decimal places, from 0 to 3 ({@code business-central.md} 2.2, 3.5).
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
     * The money received, a positive number. It is sent as a negative {@code amount}, which the posting of a receipt requires
     * ({@code business-central.md} 3.5). For currency and rounding see {@link #amount amount(…)}.
     *
     * @throws IllegalArgumentException if it is not positive, or {@code amount} is set too
     */
    public B amountReceived(BigDecimal amountReceived) {
        Objects.requireNonNull(amountReceived, "amountReceived");
        if (amountReceived.signum() <= 0) {
            throw new IllegalArgumentException("amountReceived is not positive. It is the money received; for a"
                    + " refund or a correction use amount(…), whose sign is sent unchanged.");
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

    /** The posted invoice that the payment is applied to, by id. The server refuses drafts. */
    public B appliesToInvoiceId(UUID appliesToInvoiceId) {
        values.set(CustomerPaymentFields.APPLIES_TO_INVOICE_ID, appliesToInvoiceId);
        values.unsetCleared(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
        return self();
    }

    /**
     * The posted invoice that the payment is applied to, by number; at most 20 characters. If no invoice has the number, the
     * server still accepts it and leaves the id blank.
     */
    public B appliesToInvoiceNumber(String appliesToInvoiceNumber) {
        values.set(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER, appliesToInvoiceNumber);
        values.unsetCleared(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
        return self();
    }

    /** The description of the posted entries, at most 100 characters. If omitted, the server uses the customer's name. */
    public B description(String description) {
        values.set(CustomerPaymentFields.DESCRIPTION, description);
        return self();
    }

    /**
     * Sets a property that the library does not know, for a custom API page behind {@code BusinessCentralEndpoint.of(root)}.
     * Microsoft's page answers it with 400 and changes nothing ({@code business-central.md} 5.2).
     *
     * <p>After a lost response, the library recognizes a create by the properties that it knows. A line that differs only in an
     * additional property counts as the one that was sent. An update counts as executed if your page also returns the additional
     * property as it was sent. Otherwise its outcome is unknown.
     *
     * @param value a string (also for dates and GUIDs), a number, a boolean, null, or a map or list of them; null is sent as null
     * @throws IllegalArgumentException if the library knows the property, in any letter case, or if the value cannot be written
     *     as JSON
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
