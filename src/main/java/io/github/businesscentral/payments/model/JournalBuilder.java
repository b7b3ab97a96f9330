package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties that every builder of a journal can set: a new one or a change.
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
     * The code, unique among journals of customer payments; at most 10 characters. A new journal must have one; the lines
     * stay in a journal that gets another.
     */
    public B code(String code) {
        values.set(CustomerPaymentJournalFields.CODE, code);
        return self();
    }

    /** What the journal is for, at most 100 characters. */
    public B displayName(String displayName) {
        values.set(CustomerPaymentJournalFields.DISPLAY_NAME, displayName);
        return self();
    }

    /** The account that balances the payments; it must allow direct posting. */
    public B balancingAccountId(UUID balancingAccountId) {
        values.set(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID, balancingAccountId);
        return self();
    }

    /** Sets a property that the library does not know, with the limits of {@link NewCustomerPayment.Builder#additionalProperty}. */
    public B additionalProperty(String name, @Nullable Object value) {
        values.additional(name, value);
        return self();
    }
}
