package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;

/**
 * A change to a dimension of a payment: its value, by id or by code. The dimension itself cannot change ({@code
 * business-central.md} 5.3).
 *
 * <p>Immutable; each value is checked when it is set, with an {@link IllegalArgumentException} that names the property and
 * the rule.
 */
public final class DimensionSetLinePatch extends EntityValues<DimensionSetLine> {
    private static final JsonAdapter<DimensionSetLinePatch> JSON = new EntityJson<>(
            DimensionSetLineFields.TABLE,
            read -> new DimensionSetLinePatch(read.checked(Access.CREATE_AND_UPDATE)),
            values -> values.values);

    private DimensionSetLinePatch(PropertyValues<DimensionSetLine> values) {
        super(values);
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Assignments<>(DimensionSetLineFields.TABLE, Access.CREATE_AND_UPDATE));
    }

    /** Reads and writes it in the form in which it is sent. */
    public static JsonAdapter<DimensionSetLinePatch> jsonAdapter() {
        return JSON;
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

        /** Returns it. */
        public DimensionSetLinePatch build() {
            return new DimensionSetLinePatch(assignments.values());
        }
    }
}
