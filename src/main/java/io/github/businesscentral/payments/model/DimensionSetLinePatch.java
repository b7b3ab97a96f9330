package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;

/**
 * A change to the value of a payment's dimension, by id or by code. The dimension itself cannot change ({@code
 * business-central.md} 5.3).
 *
 * <p>Immutable. Each value is checked when you set it; the {@link IllegalArgumentException} names the property and the rule.
 */
public final class DimensionSetLinePatch extends EntityValues<DimensionSetLine> {
    private static final JsonAdapter<DimensionSetLinePatch> JSON = DimensionSetLineFields.TABLE.json(
            read -> new DimensionSetLinePatch(read.checked(Access.CREATE_AND_UPDATE)), values -> values.values);

    private DimensionSetLinePatch(PropertyValues<DimensionSetLine> values) {
        super(values);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(DimensionSetLineFields.TABLE, Access.CREATE_AND_UPDATE));
    }

    /** Reads and writes patches in the format of requests. */
    public static JsonAdapter<DimensionSetLinePatch> jsonAdapter() {
        return JSON;
    }

    /** Sets the properties to send. */
    public static final class Builder extends DimensionBuilder<Builder> {
        private Builder(ValuesBuilder<DimensionSetLine> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Returns the patch. */
        public DimensionSetLinePatch build() {
            return new DimensionSetLinePatch(values.build());
        }
    }
}
