package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import java.util.UUID;

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
    public static final class Builder {
        private final Assignments<CustomerPaymentJournal> assignments;

        private Builder(Assignments<CustomerPaymentJournal> assignments) {
            this.assignments = assignments;
        }

        /** A new code; the lines stay in the journal. */
        public Builder code(String code) {
            assignments.set(CustomerPaymentJournalFields.CODE, code);
            return this;
        }

        /** What the journal is for, at most 100 characters. */
        public Builder displayName(String displayName) {
            assignments.set(CustomerPaymentJournalFields.DISPLAY_NAME, displayName);
            return this;
        }

        /** Leaves the journal without a display name. */
        public Builder clearDisplayName() {
            assignments.clear(CustomerPaymentJournalFields.DISPLAY_NAME);
            return this;
        }

        /** The account that balances the payments; it must allow direct posting. */
        public Builder balancingAccountId(UUID balancingAccountId) {
            assignments.set(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID, balancingAccountId);
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
