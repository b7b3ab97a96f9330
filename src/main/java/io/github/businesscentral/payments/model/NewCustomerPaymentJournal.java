package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;

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
    public static final class Builder extends JournalBuilder<Builder> {
        private Builder(Assignments<CustomerPaymentJournal> assignments) {
            super(assignments);
        }

        @Override
        Builder self() {
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
