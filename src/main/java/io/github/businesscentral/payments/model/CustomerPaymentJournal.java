package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A journal of customer payments ({@code business-central.md} 2.3).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class CustomerPaymentJournal extends Entity<CustomerPaymentJournal> {
    private static final JsonAdapter<CustomerPaymentJournal> JSON =
            json(CustomerPaymentJournalFields.TABLE, CustomerPaymentJournal::new);

    private CustomerPaymentJournal(PropertyValues<CustomerPaymentJournal> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<CustomerPaymentJournal> builder() {
        return new EntityBuilder<>(CustomerPaymentJournalFields.TABLE, CustomerPaymentJournal::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<CustomerPaymentJournal> jsonAdapter() {
        return JSON;
    }

    /** The id; it stays the same when the journal is renamed. */
    @Override
    public UUID id() {
        return values.get(CustomerPaymentJournalFields.ID);
    }

    /** The code, which identifies the journal for people. Unique among customer payment journals. */
    public String code() {
        return values.get(CustomerPaymentJournalFields.CODE);
    }

    /** The display name. */
    public String displayName() {
        return values.get(CustomerPaymentJournalFields.DISPLAY_NAME);
    }

    /** When the journal itself was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(CustomerPaymentJournalFields.LAST_MODIFIED_DATE_TIME);
    }

    /** The id of the account that balances the payments. */
    public Optional<UUID> balancingAccountId() {
        return unlessBlank(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID);
    }

    /** The number of the account that balances the payments. */
    public String balancingAccountNumber() {
        return values.get(CustomerPaymentJournalFields.BALANCING_ACCOUNT_NUMBER);
    }
}
