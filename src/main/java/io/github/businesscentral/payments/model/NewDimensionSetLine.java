package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import java.util.UUID;

/**
 * A dimension to be set on a payment, with its value. Either of them by id or by code.
 *
 * <p>Immutable; each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and
 * the rule.
 */
public final class NewDimensionSetLine extends EntityValues<DimensionSetLine> {
    private static final JsonAdapter<NewDimensionSetLine> JSON = new EntityJson<>(
            DimensionSetLineFields.TABLE,
            read -> new NewDimensionSetLine(read.checked(Access.CREATE)),
            values -> values.values);

    private NewDimensionSetLine(PropertyValues<DimensionSetLine> values) {
        super(values);
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Assignments<>(DimensionSetLineFields.TABLE, Access.CREATE));
    }

    /** Reads and writes it in the form in which it is sent. */
    public static JsonAdapter<NewDimensionSetLine> jsonAdapter() {
        return JSON;
    }

    /** As a part of a payment that is to be created with it. */
    DimensionSetLine asLine() {
        return new DimensionSetLine(values);
    }

    /** Sets what is to be sent. */
    public static final class Builder extends DimensionBuilder<Builder> {
        private Builder(Assignments<DimensionSetLine> assignments) {
            super(assignments);
        }

        @Override
        Builder self() {
            return this;
        }

        /** The dimension, by id. */
        public Builder id(UUID id) {
            assignments.set(DimensionSetLineFields.ID, id);
            return this;
        }

        /** The dimension, by code; at most 20 characters. */
        public Builder code(String code) {
            assignments.set(DimensionSetLineFields.CODE, code);
            return this;
        }

        /**
         * Returns it.
         *
         * @throws IllegalArgumentException if the dimension or its value is missing
         */
        public NewDimensionSetLine build() {
            NewDimensionSetLine line = new NewDimensionSetLine(assignments.values());
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
