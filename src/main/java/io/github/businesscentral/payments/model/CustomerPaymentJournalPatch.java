package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;

/**
 * A change to a journal. Only the properties that you set are sent.
 *
 * <p>Immutable. Each value is checked when you set it; the {@link IllegalArgumentException} names the property and the rule.
 */
public final class CustomerPaymentJournalPatch extends EntityValues<CustomerPaymentJournal> {
    private static final JsonAdapter<CustomerPaymentJournalPatch> JSON = CustomerPaymentJournalFields.TABLE.json(
            read -> new CustomerPaymentJournalPatch(read.checked(Access.CREATE_AND_UPDATE)), values -> values.values);

    private CustomerPaymentJournalPatch(PropertyValues<CustomerPaymentJournal> values) {
        super(values);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(CustomerPaymentJournalFields.TABLE, Access.CREATE_AND_UPDATE));
    }

    /** Reads and writes patches in the format of requests. */
    public static JsonAdapter<CustomerPaymentJournalPatch> jsonAdapter() {
        return JSON;
    }

    /** Sets the properties to send. */
    public static final class Builder extends JournalBuilder<Builder> {
        private Builder(ValuesBuilder<CustomerPaymentJournal> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Removes the display name. */
        public Builder clearDisplayName() {
            values.clear(CustomerPaymentJournalFields.DISPLAY_NAME);
            return this;
        }

        /** Removes the balancing account. */
        public Builder clearBalancingAccount() {
            values.clear(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID);
            return this;
        }

        /** Returns the patch. */
        public CustomerPaymentJournalPatch build() {
            return new CustomerPaymentJournalPatch(values.build());
        }
    }
}
