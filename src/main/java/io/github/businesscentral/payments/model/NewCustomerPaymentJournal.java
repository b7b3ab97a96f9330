package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;

/**
 * A journal to create. It has no number series, and no balancing account unless you set one ({@code business-central.md} 2.3).
 * Its payments therefore need their own document numbers.
 *
 * <p>Immutable. Each value is checked when you set it; the {@link IllegalArgumentException} names the property and the rule.
 */
public final class NewCustomerPaymentJournal extends EntityValues<CustomerPaymentJournal> {
    private static final JsonAdapter<NewCustomerPaymentJournal> JSON = CustomerPaymentJournalFields.TABLE.json(
            read -> new NewCustomerPaymentJournal(read.checked(Access.CREATE)), values -> values.values);

    private NewCustomerPaymentJournal(PropertyValues<CustomerPaymentJournal> values) {
        super(values);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(CustomerPaymentJournalFields.TABLE, Access.CREATE));
    }

    /** Reads and writes new journals in the format of requests. */
    public static JsonAdapter<NewCustomerPaymentJournal> jsonAdapter() {
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

        /**
         * Returns the journal.
         *
         * @throws IllegalArgumentException if the code is missing
         */
        public NewCustomerPaymentJournal build() {
            NewCustomerPaymentJournal journal = new NewCustomerPaymentJournal(values.build());
            if (!journal.has(CustomerPaymentJournalFields.CODE)) {
                throw new IllegalArgumentException("code is missing. Every journal needs one. Call code(…).");
            }
            return journal;
        }
    }
}
