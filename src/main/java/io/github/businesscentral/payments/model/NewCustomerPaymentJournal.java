package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import java.util.UUID;

/**
 * A journal to be created. One made so has neither a number series nor, unless it is set here, a balancing account ({@code
 * business-central.md} 2.3): give its payments document numbers of their own.
 *
 * <p>Immutable; each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and
 * the rule.
 */
public final class NewCustomerPaymentJournal extends EntityValues<CustomerPaymentJournal> {
    private static final JsonAdapter<NewCustomerPaymentJournal> JSON = new EntityJson<>(
            CustomerPaymentJournalFields.TABLE,
            read -> new NewCustomerPaymentJournal(read.checked(Access.CREATE)),
            values -> values.values);

    private NewCustomerPaymentJournal(PropertyValues<CustomerPaymentJournal> values) {
        super(values);
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Assignments<>(CustomerPaymentJournalFields.TABLE, Access.CREATE));
    }

    /** Reads and writes it in the form in which it is sent. */
    public static JsonAdapter<NewCustomerPaymentJournal> jsonAdapter() {
        return JSON;
    }

    /** Sets what is to be sent. */
    public static final class Builder {
        private final Assignments<CustomerPaymentJournal> assignments;

        private Builder(Assignments<CustomerPaymentJournal> assignments) {
            this.assignments = assignments;
        }

        /** The code, required, unique among journals of customer payments; at most 10 characters. */
        public Builder code(String code) {
            assignments.set(CustomerPaymentJournalFields.CODE, code);
            return this;
        }

        /** What the journal is for, at most 100 characters. */
        public Builder displayName(String displayName) {
            assignments.set(CustomerPaymentJournalFields.DISPLAY_NAME, displayName);
            return this;
        }

        /** The account that balances the payments; it must allow direct posting. */
        public Builder balancingAccountId(UUID balancingAccountId) {
            assignments.set(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID, balancingAccountId);
            return this;
        }

        /**
         * Returns it.
         *
         * @throws IllegalArgumentException if there is no code
         */
        public NewCustomerPaymentJournal build() {
            NewCustomerPaymentJournal journal = new NewCustomerPaymentJournal(assignments.values());
            if (!journal.has(CustomerPaymentJournalFields.CODE)) {
                throw new IllegalArgumentException("code is missing: a journal is known by it. Call code(…).");
            }
            return journal;
        }
    }
}
