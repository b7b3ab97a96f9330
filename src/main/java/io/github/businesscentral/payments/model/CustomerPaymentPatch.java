package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;

/**
 * A change to a payment: what is set is sent, and nothing else. A {@code clear…} method sends the blank that the server
 * takes for "none".
 *
 * <p>Immutable; each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and
 * the rule. Of a value and its {@code clear…}, the later call counts.
 */
public final class CustomerPaymentPatch extends EntityValues<CustomerPayment> {
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

    /**
     * Returns the change that makes {@code after} of {@code before}: what an update may change and is different, codes
     * compared as the server compares them. Properties that one of the two does not have stay as they are.
     *
     * @throws IllegalArgumentException if a property is to be emptied that the server does not let be, such as {@code
     *     postingDate}
     */
    public static CustomerPaymentPatch between(CustomerPayment before, CustomerPayment after) {
        return new CustomerPaymentPatch(before.values.changesTo(after.values));
    }

    /** Sets what is to be changed. */
    public static final class Builder extends PaymentBuilder<Builder> {
        private Builder(Assignments<CustomerPayment> assignments) {
            super(assignments);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Leaves the payment without a customer: sends the empty number, which clears the id too. */
        public Builder clearCustomer() {
            assignments.unset(CustomerPaymentFields.CUSTOMER_ID);
            assignments.clear(CustomerPaymentFields.CUSTOMER_NUMBER);
            return this;
        }

        /** Leaves the payment without a document number. */
        public Builder clearDocumentNumber() {
            assignments.clear(CustomerPaymentFields.DOCUMENT_NUMBER);
            return this;
        }

        /** Leaves the payment without an external document number. */
        public Builder clearExternalDocumentNumber() {
            assignments.clear(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER);
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

        /** Empties the description. */
        public Builder clearDescription() {
            assignments.clear(CustomerPaymentFields.DESCRIPTION);
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
