package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds an entity for tests and fakes. You can set any property to any value, including blanks. A property that you do not set
 * is absent.
 *
 * @param <E> the entity
 */
public final class EntityBuilder<E> {
    private final ValuesBuilder<E> values;
    private final Function<PropertyValues<E>, E> model;

    EntityBuilder(EntityTable<E> table, Function<PropertyValues<E>, E> model) {
        this.values = new ValuesBuilder<>(table, Access.READ_ONLY);
        this.model = model;
    }

    /** Sets a property. */
    public <T> EntityBuilder<E> set(Field<E, T> field, T value) {
        values.set(field, value);
        return this;
    }

    /** Sets the ETag. */
    public EntityBuilder<E> etag(ETag etag) {
        values.etag(etag);
        return this;
    }

    /** Sets a property that this version of the library does not know. */
    public EntityBuilder<E> additionalProperty(String name, @Nullable Object value) {
        values.additional(name, value);
        return this;
    }

    /** Returns the entity. */
    public E build() {
        return model.apply(values.build());
    }
}
