package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.odata.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment to be created. What is left out is filled in by the server ({@code business-central.md} 3.3): line number and
 * posting date, the customer's name as description, the customer from the invoice.
 *
 * <p>Set {@code documentNumber} and {@code postingDate} yourself unless a copy of the neighbouring line's will do. Immutable;
 * each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and the rule.
 */
public final class NewCustomerPayment extends PropertySet<CustomerPayment> {
    private static final JsonAdapter<NewCustomerPayment> JSON = new EntityJson<>(
            CustomerPaymentFields.TABLE,
            read -> new NewCustomerPayment(read.checked(Access.CREATE)),
            draft -> draft.values);

    private NewCustomerPayment(PropertyValues<CustomerPayment> values) {
        super(values);
    }

    /** Starts a payment with nothing set. */
    public static Builder builder() {
        return new Builder(new Assignments<>(CustomerPaymentFields.TABLE, Access.CREATE));
    }

    /** Reads and writes new payments in the form in which they are sent, for example to queue them. */
    public static JsonAdapter<NewCustomerPayment> jsonAdapter() {
        return JSON;
    }

    /** Starts from this payment. */
    public Builder toBuilder() {
        return new Builder(new Assignments<>(values, Access.CREATE));
    }

    /** The value set for {@code field}, if any. An amount received is found under {@code AMOUNT}, as it will be sent. */
    public <T> Optional<T> value(Field<CustomerPayment, T> field) {
        return Optional.ofNullable(values.find(field));
    }

    /** Sets what is to be sent. */
    public static final class Builder {
        private final Assignments<CustomerPayment> assignments;

        private Builder(Assignments<CustomerPayment> assignments) {
            this.assignments = assignments;
        }

        /** The place in the journal; positive and not in use there. Otherwise the last line's number plus 10000. */
        public Builder lineNumber(int lineNumber) {
            assignments.set(CustomerPaymentFields.LINE_NUMBER, lineNumber);
            return this;
        }

        /** The customer by id; of the same customer as {@code customerNumber} if both are set. */
        public Builder customerId(UUID customerId) {
            assignments.set(CustomerPaymentFields.CUSTOMER_ID, customerId);
            return this;
        }

        /** The customer by number, at most 20 characters. */
        public Builder customerNumber(String customerNumber) {
            assignments.set(CustomerPaymentFields.CUSTOMER_NUMBER, customerNumber);
            return this;
        }

        /**
         * The customer's Exchange contact, at most 250 characters. Only v1.0 servers have this property: creating the payment
         * through a v2.0 endpoint throws {@link IllegalArgumentException}.
         */
        public Builder contactId(String contactId) {
            assignments.set(CustomerPaymentFields.CONTACT_ID, contactId);
            return this;
        }

        /** The date on which the payment counts. Otherwise the neighbouring line's, or the server's work date. */
        public Builder postingDate(LocalDate postingDate) {
            assignments.set(CustomerPaymentFields.POSTING_DATE, postingDate);
            return this;
        }

        /** The number of the payment as a document, at most 20 characters. Otherwise derived from the neighbouring line's. */
        public Builder documentNumber(String documentNumber) {
            assignments.set(CustomerPaymentFields.DOCUMENT_NUMBER, documentNumber);
            return this;
        }

        /** The payer's or the bank's own reference, at most 35 characters. */
        public Builder externalDocumentNumber(String externalDocumentNumber) {
            assignments.set(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER, externalDocumentNumber);
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
            return this;
        }

        /**
         * The posted invoice that the payment settles, by number, at most 20 characters. The server accepts a number that no
         * invoice has.
         */
        public Builder appliesToInvoiceNumber(String appliesToInvoiceNumber) {
            assignments.set(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER, appliesToInvoiceNumber);
            return this;
        }

        /** What the entries will say, at most 100 characters. Otherwise the customer's name. */
        public Builder description(String description) {
            assignments.set(CustomerPaymentFields.DESCRIPTION, description);
            return this;
        }

        /** A remark, at most 250 characters; it stays in the journal and is not posted. */
        public Builder comment(String comment) {
            assignments.set(CustomerPaymentFields.COMMENT, comment);
            return this;
        }

        /** Returns the payment. Nothing is mandatory: the server accepts even an empty line. */
        public NewCustomerPayment build() {
            return new NewCustomerPayment(assignments.values());
        }
    }
}
