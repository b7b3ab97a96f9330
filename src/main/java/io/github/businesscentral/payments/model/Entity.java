package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Navigation;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An entity of the server, with an id, an ETag, and properties that this version of the library does not know. */
public abstract class Entity<E> extends PropertySet<E> {
    Entity(PropertyValues<E> values) {
        super(values);
    }

    /** Reads and writes entities of {@code table}, including blanks, ETag and additional properties. */
    static <M extends Entity<M>> JsonAdapter<M> json(EntityTable<M> table, Function<PropertyValues<M>, M> model) {
        return table.json(model, entity -> entity.values);
    }

    /** The id. */
    public abstract UUID id();

    /** Whether the query expanded {@code navigation}. */
    public final boolean has(Navigation<E, ?> navigation) {
        return values.has(navigation);
    }

    /** Whether the entity has an id. Entities of a list always do, because the library adds the id to {@code $select}. */
    public final boolean hasId() {
        return values.hasId();
    }

    /**
     * The ETag of the version that was read, sent as {@code If-Match}.
     *
     * @throws IllegalStateException if there is none
     */
    public final ETag etag() {
        return values.etag();
    }

    final <T> Optional<T> unlessBlank(Field<E, T> field) {
        return Optional.ofNullable(values.getUnlessBlank(field));
    }

    /** Shows the id only. Other values can be personal data and should not get into logs. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + (hasId() ? id() : "none") + "]";
    }
}
