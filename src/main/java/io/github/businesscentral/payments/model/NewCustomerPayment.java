package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment to create. The server fills in values that you omit ({@code business-central.md} 3.3): the posting date, the
 * customer's name as description, the customer of the invoice.
 *
 * <p>If you omit {@code documentNumber} or {@code postingDate}, the server takes it from the neighbouring line.
 *
 * <p>Immutable. Each value is checked when you set it; the {@link IllegalArgumentException} names the property and the rule.
 */
public final class NewCustomerPayment extends EntityValues<CustomerPayment> {
    private static final JsonAdapter<NewCustomerPayment> JSON = CustomerPaymentFields.TABLE.json(
            read -> new NewCustomerPayment(read.checked(Access.CREATE)), draft -> draft.values);

    private NewCustomerPayment(PropertyValues<CustomerPayment> values) {
        super(values);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(CustomerPaymentFields.TABLE, Access.CREATE));
    }

    /** Reads and writes new payments in the format of requests, for example to queue them. */
    public static JsonAdapter<NewCustomerPayment> jsonAdapter() {
        return JSON;
    }

    /** Returns a builder with the values of this payment. */
    public Builder toBuilder() {
        return new Builder(new ValuesBuilder<>(values, Access.CREATE));
    }

    /** Sets the properties to send. */
    public static final class Builder extends PaymentBuilder<Builder> {
        private Builder(ValuesBuilder<CustomerPayment> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * The customer's Exchange contact, at most 250 characters. Only v1.0 servers have this property. Creating the payment
         * through a v2.0 endpoint throws {@link IllegalArgumentException}.
         */
        public Builder contactId(String contactId) {
            values.set(CustomerPaymentFields.CONTACT_ID, contactId);
            return this;
        }

        /**
         * Sets a dimension on the payment in the same request. Call it again for more dimensions. The payment also gets its
         * customer's default dimensions, and the server refuses a dimension that is set twice.
         */
        public Builder dimensionSetLine(NewDimensionSetLine line) {
            List<DimensionSetLine> lines = new ArrayList<>(values.related(CustomerPaymentFields.DIMENSION_SET_LINES));
            lines.add(line.asLine());
            values.setExpanded(CustomerPaymentFields.DIMENSION_SET_LINES, List.copyOf(lines));
            return this;
        }

        /** Returns the payment. No property is required: the server accepts even an empty line. */
        public NewCustomerPayment build() {
            return new NewCustomerPayment(values.build());
        }
    }
}
