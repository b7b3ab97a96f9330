package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.ValuesBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties that the builders of a new dimension set line and of a patch share.
 *
 * @param <B> the builder itself
 */
abstract class DimensionBuilder<B extends DimensionBuilder<B>> {
    final ValuesBuilder<DimensionSetLine> values;

    DimensionBuilder(ValuesBuilder<DimensionSetLine> values) {
        this.values = values;
    }

    abstract B self();

    /** The value, by id. */
    public B valueId(UUID valueId) {
        values.set(DimensionSetLineFields.VALUE_ID, valueId);
        return self();
    }

    /** The value, by code; at most 20 characters. */
    public B valueCode(String valueCode) {
        values.set(DimensionSetLineFields.VALUE_CODE, valueCode);
        return self();
    }

    /**
     * Sets a property that the library does not know. The limits of {@link NewCustomerPayment.Builder#additionalProperty
     * additionalProperty(…)} apply.
     */
    public B additionalProperty(String name, @Nullable Object value) {
        values.additional(name, value);
        return self();
    }
}
