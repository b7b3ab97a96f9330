package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.util.UUID;

/**
 * A dimension to set on a payment, with its value. Specify each by id or by code.
 *
 * <p>Immutable. Each value is checked when you set it; the {@link IllegalArgumentException} names the property and the rule.
 */
public final class NewDimensionSetLine extends EntityValues<DimensionSetLine> {
    private static final JsonAdapter<NewDimensionSetLine> JSON = DimensionSetLineFields.TABLE.json(
            read -> new NewDimensionSetLine(read.checked(Access.CREATE)), values -> values.values);

    private NewDimensionSetLine(PropertyValues<DimensionSetLine> values) {
        super(values);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(DimensionSetLineFields.TABLE, Access.CREATE));
    }

    /** Reads and writes new lines in the format of requests. */
    public static JsonAdapter<NewDimensionSetLine> jsonAdapter() {
        return JSON;
    }

    /** Returns the line in the form that new payments contain. */
    DimensionSetLine asLine() {
        return new DimensionSetLine(values);
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

        /** The dimension, by id. */
        public Builder id(UUID id) {
            values.set(DimensionSetLineFields.ID, id);
            return this;
        }

        /** The dimension, by code; at most 20 characters. */
        public Builder code(String code) {
            values.set(DimensionSetLineFields.CODE, code);
            return this;
        }

        /**
         * Returns the line.
         *
         * @throws IllegalArgumentException if the dimension or its value is missing
         */
        public NewDimensionSetLine build() {
            NewDimensionSetLine line = new NewDimensionSetLine(values.build());
            if (!line.has(DimensionSetLineFields.ID) && !line.has(DimensionSetLineFields.CODE)) {
                throw new IllegalArgumentException("The dimension is missing. Call id(…) or code(…).");
            }
            if (!line.has(DimensionSetLineFields.VALUE_ID) && !line.has(DimensionSetLineFields.VALUE_CODE)) {
                throw new IllegalArgumentException(
                        "The dimension's value is missing. Call valueId(…) or valueCode(…).");
            }
            return line;
        }
    }
}
