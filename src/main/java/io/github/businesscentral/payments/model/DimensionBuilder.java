package io.github.businesscentral.payments.model;

import java.util.UUID;

/**
 * The properties that every builder of a payment's dimension can set, be it for a new one or a change.
 *
 * @param <B> the builder itself
 */
abstract class DimensionBuilder<B extends DimensionBuilder<B>> {
    final Assignments<DimensionSetLine> assignments;

    DimensionBuilder(Assignments<DimensionSetLine> assignments) {
        this.assignments = assignments;
    }

    abstract B self();

    /** The value, by id. */
    public B valueId(UUID valueId) {
        assignments.set(DimensionSetLineFields.VALUE_ID, valueId);
        return self();
    }

    /** The value, by code; at most 20 characters. */
    public B valueCode(String valueCode) {
        assignments.set(DimensionSetLineFields.VALUE_CODE, valueCode);
        return self();
    }
}
