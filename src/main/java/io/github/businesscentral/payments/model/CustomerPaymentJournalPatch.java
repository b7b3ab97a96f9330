package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;

/**
 * A change to a journal: what is set is sent, and nothing else.
 *
 * <p>Immutable; each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and
 * the rule.
 */
public final class CustomerPaymentJournalPatch extends EntityValues<CustomerPaymentJournal> {
    private static final JsonAdapter<CustomerPaymentJournalPatch> JSON = new EntityJson<>(
            CustomerPaymentJournalFields.TABLE,
            read -> new CustomerPaymentJournalPatch(read.checked(Access.CREATE_AND_UPDATE)),
            values -> values.values);

    private CustomerPaymentJournalPatch(PropertyValues<CustomerPaymentJournal> values) {
        super(values);
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Assignments<>(CustomerPaymentJournalFields.TABLE, Access.CREATE_AND_UPDATE));
    }

    /** Reads and writes it in the form in which it is sent. */
    public static JsonAdapter<CustomerPaymentJournalPatch> jsonAdapter() {
        return JSON;
    }

    /** Sets what is to be sent. */
    public static final class Builder extends JournalBuilder<Builder> {
        private Builder(Assignments<CustomerPaymentJournal> assignments) {
            super(assignments);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Leaves the journal without a display name. */
        public Builder clearDisplayName() {
            assignments.clear(CustomerPaymentJournalFields.DISPLAY_NAME);
            return this;
        }

        /** Leaves the journal without a balancing account. */
        public Builder clearBalancingAccount() {
            assignments.clear(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID);
            return this;
        }

        /** Returns it. */
        public CustomerPaymentJournalPatch build() {
            return new CustomerPaymentJournalPatch(assignments.values());
        }
    }
}
