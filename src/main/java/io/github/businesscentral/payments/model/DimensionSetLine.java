package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.util.Optional;
import java.util.UUID;

/**
 * A dimension of a payment, with its value ({@code business-central.md} 2.4).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class DimensionSetLine extends Entity<DimensionSetLine> {
    private static final JsonAdapter<DimensionSetLine> JSON = json(DimensionSetLineFields.TABLE, DimensionSetLine::new);

    DimensionSetLine(PropertyValues<DimensionSetLine> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<DimensionSetLine> builder() {
        return new EntityBuilder<>(DimensionSetLineFields.TABLE, DimensionSetLine::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<DimensionSetLine> jsonAdapter() {
        return JSON;
    }

    /** The id of the dimension, so unique only within a payment. */
    @Override
    public UUID id() {
        return values.get(DimensionSetLineFields.ID);
    }

    /** The code of the dimension. */
    public String code() {
        return values.get(DimensionSetLineFields.CODE);
    }

    /** The dimension's code for consolidations. Newer servers only. */
    public String consolidationCode() {
        return values.get(DimensionSetLineFields.CONSOLIDATION_CODE);
    }

    /** The id of the payment. */
    public UUID parentId() {
        return values.get(DimensionSetLineFields.PARENT_ID);
    }

    /** The type of the parent. {@link DimensionSetLineParentType#JOURNAL_LINE} for a payment. */
    public DimensionSetLineParentType parentType() {
        return values.get(DimensionSetLineFields.PARENT_TYPE);
    }

    /** The name of the dimension. */
    public String displayName() {
        return values.get(DimensionSetLineFields.DISPLAY_NAME);
    }

    /** The id of the value. */
    public Optional<UUID> valueId() {
        return unlessBlank(DimensionSetLineFields.VALUE_ID);
    }

    /** The code of the value. */
    public String valueCode() {
        return values.get(DimensionSetLineFields.VALUE_CODE);
    }

    /** The value's code for consolidations. Newer servers only. */
    public String valueConsolidationCode() {
        return values.get(DimensionSetLineFields.VALUE_CONSOLIDATION_CODE);
    }

    /** The name of the value. */
    public String valueDisplayName() {
        return values.get(DimensionSetLineFields.VALUE_DISPLAY_NAME);
    }
}
