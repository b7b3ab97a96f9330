package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties that the builders of a new journal and of a patch share.
 *
 * @param <B> the builder itself
 */
abstract class JournalBuilder<B extends JournalBuilder<B>> {
    final ValuesBuilder<CustomerPaymentJournal> values;

    JournalBuilder(ValuesBuilder<CustomerPaymentJournal> values) {
        this.values = values;
    }

    abstract B self();

    /**
     * The code, at most 10 characters and unique among customer payment journals. Required for a new journal. Renaming a journal
     * keeps its lines.
     */
    public B code(String code) {
        values.set(CustomerPaymentJournalFields.CODE, code);
        return self();
    }

    /** The display name, at most 100 characters. */
    public B displayName(String displayName) {
        values.set(CustomerPaymentJournalFields.DISPLAY_NAME, displayName);
        return self();
    }

    /** The account that balances the payments. It must allow direct posting. */
    public B balancingAccountId(UUID balancingAccountId) {
        values.set(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID, balancingAccountId);
        return self();
    }

    /**
     * Sets a property that the library does not know. The limits of {@link NewCustomerPayment.Builder#additionalProperty
     * additionalProperty(…)} apply.
     */
    public B additionalProperty(String name, @Nullable Object value) {
        values.additional(name, value);
        return self();
    }
}
