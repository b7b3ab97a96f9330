package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A possible value of a dimension, read-only ({@code business-central.md} 2.5).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class DimensionValue extends Entity<DimensionValue> {
    private static final JsonAdapter<DimensionValue> JSON = json(DimensionValueFields.TABLE, DimensionValue::new);

    private DimensionValue(PropertyValues<DimensionValue> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<DimensionValue> builder() {
        return new EntityBuilder<>(DimensionValueFields.TABLE, DimensionValue::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<DimensionValue> jsonAdapter() {
        return JSON;
    }

    /** The id. */
    @Override
    public UUID id() {
        return values.get(DimensionValueFields.ID);
    }

    /** The code, unique within its dimension. */
    public String code() {
        return values.get(DimensionValueFields.CODE);
    }

    /** The id of the dimension. */
    public UUID dimensionId() {
        return values.get(DimensionValueFields.DIMENSION_ID);
    }

    /** The name. */
    public String displayName() {
        return values.get(DimensionValueFields.DISPLAY_NAME);
    }

    /** The code used in consolidations. */
    public String consolidationCode() {
        return values.get(DimensionValueFields.CONSOLIDATION_CODE);
    }

    /** When the value was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(DimensionValueFields.LAST_MODIFIED_DATE_TIME);
    }
}
