package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A company of the environment, read-only ({@code business-central.md} 2.5).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class Company extends Entity<Company> {
    private static final JsonAdapter<Company> JSON = json(CompanyFields.TABLE, Company::new);

    private Company(PropertyValues<Company> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<Company> builder() {
        return new EntityBuilder<>(CompanyFields.TABLE, Company::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<Company> jsonAdapter() {
        return JSON;
    }

    /** The id, which every address contains. */
    @Override
    public UUID id() {
        return values.get(CompanyFields.ID);
    }

    /** The version of the platform. */
    public String systemVersion() {
        return values.get(CompanyFields.SYSTEM_VERSION);
    }

    /** The name that the server uses for the company. */
    public String name() {
        return values.get(CompanyFields.NAME);
    }

    /** The name that people see. */
    public String displayName() {
        return values.get(CompanyFields.DISPLAY_NAME);
    }

    /** The id of the business profile. */
    public String businessProfileId() {
        return values.get(CompanyFields.BUSINESS_PROFILE_ID);
    }

    /** When the company was created. */
    public Optional<Instant> systemCreatedAt() {
        return unlessBlank(CompanyFields.SYSTEM_CREATED_AT);
    }

    /** Who created the company. */
    public Optional<UUID> systemCreatedBy() {
        return unlessBlank(CompanyFields.SYSTEM_CREATED_BY);
    }

    /** When the company was last changed. */
    public Optional<Instant> systemModifiedAt() {
        return unlessBlank(CompanyFields.SYSTEM_MODIFIED_AT);
    }

    /** Who last changed the company. */
    public Optional<UUID> systemModifiedBy() {
        return unlessBlank(CompanyFields.SYSTEM_MODIFIED_BY);
    }
}
