package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A general ledger account, such as one that balances the payments of a journal ({@code business-central.md} 2.3).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class Account extends Entity<Account> {
    private static final JsonAdapter<Account> JSON = json(AccountFields.TABLE, Account::new);

    private Account(PropertyValues<Account> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<Account> builder() {
        return new EntityBuilder<>(AccountFields.TABLE, Account::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<Account> jsonAdapter() {
        return JSON;
    }

    /** The id, which {@code balancingAccountId} of journals refers to. */
    @Override
    public UUID id() {
        return values.get(AccountFields.ID);
    }

    /** The number. */
    public String number() {
        return values.get(AccountFields.NUMBER);
    }

    /** The name. */
    public String displayName() {
        return values.get(AccountFields.DISPLAY_NAME);
    }

    /** Whether posting to the account is blocked. */
    public boolean blocked() {
        return values.get(AccountFields.BLOCKED);
    }

    /** Whether journals may post to the account. A balancing account must allow it. */
    public boolean directPosting() {
        return values.get(AccountFields.DIRECT_POSTING);
    }

    /** When the account was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(AccountFields.LAST_MODIFIED_DATE_TIME);
    }
}
