package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set whose entities requests make, change and delete. Sets without one are read-only. */
interface WritableSet {
    /**
     * Makes an entity.
     *
     * @param owner the row below which the set was addressed, {@code null} if it was addressed directly
     */
    Row create(@Nullable Row owner, Map<String, @Nullable Object> body);

    /** Changes what the body holds and returns the entity as it is then. */
    Row update(Row entity, Map<String, @Nullable Object> body);

    void delete(Row entity);
}
