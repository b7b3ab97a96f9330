package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.odata.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A change to a payment: what is set is sent, and nothing else. A {@code clear…} method sends the blank that the server
 * takes for "none".
 *
 * <p>Immutable; each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and
 * the rule. Of a value and its {@code clear…}, the later call counts.
 */
public final class CustomerPaymentPatch extends PropertySet<CustomerPayment> {
    private static final JsonAdapter<CustomerPaymentPatch> JSON =
            new EntityJson<>(CustomerPaymentFields.TABLE, CustomerPaymentPatch::stored, patch -> patch.values);

    private CustomerPaymentPatch(PropertyValues<CustomerPayment> values) {
        super(values);
    }

    private static CustomerPaymentPatch stored(PropertyValues<CustomerPayment> read) {
        return new CustomerPaymentPatch(read.checked(Access.CREATE_AND_UPDATE));
    }

    /** Starts a change with nothing set. */
    public static Builder builder() {
        return new Builder(new Assignments<>(CustomerPaymentFields.TABLE, Access.CREATE_AND_UPDATE));
    }

    /** Reads and writes changes in the form in which they are sent, for example to queue them. */
    public static JsonAdapter<CustomerPaymentPatch> jsonAdapter() {
        return JSON;
    }

    /** Starts from this change. */
    public Builder toBuilder() {
        return new Builder(new Assignments<>(values, Access.CREATE_AND_UPDATE));
    }

    /** Whether nothing is set, so that nothing would be sent. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value set for {@code field}, if any; a cleared property has its blank. An amount received is found under {@code AMOUNT}, as it will be sent. */
    public <T> Optional<T> value(Field<CustomerPayment, T> field) {
        return Optional.ofNullable(values.find(field));
    }

    /** Sets what is to be changed. */
    public static final class Builder {
        private final Assignments<CustomerPayment> assignments;

        private Builder(Assignments<CustomerPayment> assignments) {
            this.assignments = assignments;
        }

        /** Moves the payment to this place in its journal; positive and not in use there. The id stays. */
        public Builder lineNumber(int lineNumber) {
            assignments.set(CustomerPaymentFields.LINE_NUMBER, lineNumber);
            return this;
        }

        /**
         * The customer by id. Alone it leaves description and dimensions as they are; the number has them follow ({@code
         * business-central.md} 3.6).
         */
        public Builder customerId(UUID customerId) {
            assignments.set(CustomerPaymentFields.CUSTOMER_ID, customerId);
            assignments.unsetBlank(CustomerPaymentFields.CUSTOMER_NUMBER);
            return this;
        }

        /** The customer by number, at most 20 characters. */
        public Builder customerNumber(String customerNumber) {
            assignments.set(CustomerPaymentFields.CUSTOMER_NUMBER, customerNumber);
            return this;
        }

        /** Leaves the payment without a customer: sends the empty number, which clears the id too. */
        public Builder clearCustomer() {
            assignments.unset(CustomerPaymentFields.CUSTOMER_ID);
            assignments.clear(CustomerPaymentFields.CUSTOMER_NUMBER);
            return this;
        }

        /** The date on which the payment counts. It cannot be cleared: the server refuses a blank date. */
        public Builder postingDate(LocalDate postingDate) {
            assignments.set(CustomerPaymentFields.POSTING_DATE, postingDate);
            return this;
        }

        /** The number of the payment as a document, at most 20 characters. */
        public Builder documentNumber(String documentNumber) {
            assignments.set(CustomerPaymentFields.DOCUMENT_NUMBER, documentNumber);
            return this;
        }

        /** Leaves the payment without a document number. */
        public Builder clearDocumentNumber() {
            assignments.clear(CustomerPaymentFields.DOCUMENT_NUMBER);
            return this;
        }

        /** The payer's or the bank's own reference, at most 35 characters. */
        public Builder externalDocumentNumber(String externalDocumentNumber) {
            assignments.set(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER, externalDocumentNumber);
            return this;
        }

        /** Leaves the payment without an external document number. */
        public Builder clearExternalDocumentNumber() {
            assignments.clear(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER);
            return this;
        }

        /**
         * The amount as the server stores it, sign included: a received payment is negative. For money received {@link
         * #amountReceived} says it without the sign.
         *
         * @throws IllegalArgumentException if {@code amountReceived} is set too
         */
        public Builder amount(BigDecimal amount) {
            assignments.amount(CustomerPaymentFields.AMOUNT, amount);
            return this;
        }

        /**
         * The money received, a positive number; sent as the negative {@code amount} that posting a receipt needs ({@code
         * business-central.md} 3.5).
         *
         * @throws IllegalArgumentException if it is not positive, or {@code amount} is set too
         */
        public Builder amountReceived(BigDecimal amountReceived) {
            assignments.amountReceived(CustomerPaymentFields.AMOUNT, amountReceived);
            return this;
        }

        /** The posted invoice that the payment settles, by id; the server refuses drafts. */
        public Builder appliesToInvoiceId(UUID appliesToInvoiceId) {
            assignments.set(CustomerPaymentFields.APPLIES_TO_INVOICE_ID, appliesToInvoiceId);
            assignments.unsetBlank(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
            return this;
        }

        /**
         * The posted invoice that the payment settles, by number, at most 20 characters. With a number that no invoice has, the
         * server blanks the id.
         */
        public Builder appliesToInvoiceNumber(String appliesToInvoiceNumber) {
            assignments.set(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER, appliesToInvoiceNumber);
            assignments.unsetBlank(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
            return this;
        }

        /**
         * Detaches the payment from its invoice. Sends the zero GUID and the empty number: the GUID alone would leave the number
         * in place ({@code business-central.md} 3.4).
         */
        public Builder clearAppliedInvoice() {
            assignments.clear(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
            assignments.clear(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
            return this;
        }

        /** What the entries will say, at most 100 characters. */
        public Builder description(String description) {
            assignments.set(CustomerPaymentFields.DESCRIPTION, description);
            return this;
        }

        /** Empties the description. */
        public Builder clearDescription() {
            assignments.clear(CustomerPaymentFields.DESCRIPTION);
            return this;
        }

        /** A remark, at most 250 characters. */
        public Builder comment(String comment) {
            assignments.set(CustomerPaymentFields.COMMENT, comment);
            return this;
        }

        /** Empties the comment. */
        public Builder clearComment() {
            assignments.clear(CustomerPaymentFields.COMMENT);
            return this;
        }

        /** Returns the change. */
        public CustomerPaymentPatch build() {
            return new CustomerPaymentPatch(assignments.values());
        }
    }
}
