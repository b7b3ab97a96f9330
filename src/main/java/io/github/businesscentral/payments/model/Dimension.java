package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A dimension for the analysis of entries, read-only ({@code business-central.md} 2.5).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class Dimension extends Entity<Dimension> {
    private static final JsonAdapter<Dimension> JSON = json(DimensionFields.TABLE, Dimension::new);

    private Dimension(PropertyValues<Dimension> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<Dimension> builder() {
        return new EntityBuilder<>(DimensionFields.TABLE, Dimension::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<Dimension> jsonAdapter() {
        return JSON;
    }

    /** The id. Lines of dimension sets have the same id as their dimension. */
    @Override
    public UUID id() {
        return values.get(DimensionFields.ID);
    }

    /** The code. */
    public String code() {
        return values.get(DimensionFields.CODE);
    }

    /** The name. */
    public String displayName() {
        return values.get(DimensionFields.DISPLAY_NAME);
    }

    /** The code used in consolidations. */
    public String consolidationCode() {
        return values.get(DimensionFields.CONSOLIDATION_CODE);
    }

    /** When the dimension was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(DimensionFields.LAST_MODIFIED_DATE_TIME);
    }

    /**
     * The possible values of the dimension.
     *
     * @throws IllegalStateException if the query did not {@code expand} them
     */
    public List<DimensionValue> dimensionValues() {
        return values.many(DimensionFields.DIMENSION_VALUES);
    }
}
