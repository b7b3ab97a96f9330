package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment to be created. What is left out is filled in by the server ({@code business-central.md} 3.3): the posting date,
 * the customer's name as description, the customer from the invoice.
 *
 * <p>Set {@code documentNumber} and {@code postingDate} yourself unless a copy of the neighbouring line's will do. Immutable;
 * each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and the rule.
 */
public final class NewCustomerPayment extends EntityValues<CustomerPayment> {
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

    /** Sets what is to be sent. */
    public static final class Builder extends PaymentBuilder<Builder> {
        private final List<DimensionSetLine> dimensionSetLines;

        private Builder(Assignments<CustomerPayment> assignments) {
            super(assignments);
            dimensionSetLines = new ArrayList<>(assignments.related(CustomerPaymentFields.DIMENSION_SET_LINES));
        }

        @Override
        Builder self() {
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

        /**
         * Sets a dimension on the payment, in the same request; call it again for more. The payment gets its customer's default
         * dimensions too, and the server refuses one that is set twice.
         */
        public Builder dimensionSetLine(NewDimensionSetLine line) {
            dimensionSetLines.add(line.asLine());
            assignments.expanded(CustomerPaymentFields.DIMENSION_SET_LINES, List.copyOf(dimensionSetLines));
            return this;
        }

        /** Returns the payment. Nothing is mandatory: the server accepts even an empty line. */
        public NewCustomerPayment build() {
            return new NewCustomerPayment(assignments.values());
        }
    }
}
