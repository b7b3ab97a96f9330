package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;

/**
 * A change to a payment. Only the properties that you set are sent. A {@code clear…} method sends the blank value, which means
 * "none" to the server.
 *
 * <p>Immutable. Each value is checked when you set it; the {@link IllegalArgumentException} names the property and the rule. If
 * you set and clear the same property, the later call wins.
 */
public final class CustomerPaymentPatch extends EntityValues<CustomerPayment> {
    private static final JsonAdapter<CustomerPaymentPatch> JSON =
            CustomerPaymentFields.TABLE.json(CustomerPaymentPatch::stored, patch -> patch.values);

    private CustomerPaymentPatch(PropertyValues<CustomerPayment> values) {
        super(values);
    }

    private static CustomerPaymentPatch stored(PropertyValues<CustomerPayment> read) {
        return new CustomerPaymentPatch(read.checked(Access.CREATE_AND_UPDATE));
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(CustomerPaymentFields.TABLE, Access.CREATE_AND_UPDATE));
    }

    /** Reads and writes patches in the format of requests, for example to queue them. */
    public static JsonAdapter<CustomerPaymentPatch> jsonAdapter() {
        return JSON;
    }

    /** Returns a builder with the values of this patch. */
    public Builder toBuilder() {
        return new Builder(new ValuesBuilder<>(values, Access.CREATE_AND_UPDATE));
    }

    /**
     * Returns the patch from {@code before} to {@code after}: the properties that differ and that an update may change. Codes are
     * compared as the server compares them. Properties that either of the two lacks, and additional properties, are left out.
     *
     * @throws IllegalArgumentException if {@code after} has a blank value that the server refuses, such as an empty {@code
     *     postingDate}
     */
    public static CustomerPaymentPatch between(CustomerPayment before, CustomerPayment after) {
        return new CustomerPaymentPatch(before.values.changesTo(after.values));
    }

    /** Sets the properties to change. */
    public static final class Builder extends PaymentBuilder<Builder> {
        private Builder(ValuesBuilder<CustomerPayment> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Removes the customer. Sends the empty number, which clears the id too. */
        public Builder clearCustomer() {
            values.unset(CustomerPaymentFields.CUSTOMER_ID);
            values.clear(CustomerPaymentFields.CUSTOMER_NUMBER);
            return this;
        }

        /** Removes the document number. */
        public Builder clearDocumentNumber() {
            values.clear(CustomerPaymentFields.DOCUMENT_NUMBER);
            return this;
        }

        /** Removes the external document number. */
        public Builder clearExternalDocumentNumber() {
            values.clear(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER);
            return this;
        }

        /**
         * Detaches the payment from its invoice. Sends the zero GUID and the empty number, because the GUID alone would leave the
         * number in place ({@code business-central.md} 3.4).
         */
        public Builder clearAppliedInvoice() {
            values.clear(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
            values.clear(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
            return this;
        }

        /** Empties the description. */
        public Builder clearDescription() {
            values.clear(CustomerPaymentFields.DESCRIPTION);
            return this;
        }

        /** Empties the comment. */
        public Builder clearComment() {
            values.clear(CustomerPaymentFields.COMMENT);
            return this;
        }

        /** Returns the patch. */
        public CustomerPaymentPatch build() {
            return new CustomerPaymentPatch(values.build());
        }
    }
}
