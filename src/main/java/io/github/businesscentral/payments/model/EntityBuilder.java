package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes an entity as if the server had sent it, for tests and fakes. Any property can be set, to any value, blanks included;
 * what is not set is absent.
 *
 * @param <E> the entity
 */
public final class EntityBuilder<E> {
    private final Assignments<E> assignments;
    private final Function<PropertyValues<E>, E> model;

    EntityBuilder(Assignments<E> assignments, Function<PropertyValues<E>, E> model) {
        this.assignments = assignments;
        this.model = model;
    }

    /** Sets a property. */
    public <T> EntityBuilder<E> set(Field<E, T> field, T value) {
        assignments.set(field, value);
        return this;
    }

    /** Sets the version. */
    public EntityBuilder<E> etag(ETag etag) {
        assignments.etag(etag);
        return this;
    }

    /** Sets a property that this version of the library does not know. */
    public EntityBuilder<E> additionalProperty(String name, @Nullable Object value) {
        assignments.additional(name, value);
        return this;
    }

    /** Returns the entity. */
    public E build() {
        return model.apply(assignments.values());
    }
}
