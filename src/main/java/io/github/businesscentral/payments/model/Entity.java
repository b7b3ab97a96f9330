package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Navigation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all entities have that come from the server: an id, a version, and perhaps properties that nobody foresaw. */
public abstract class Entity<E> extends PropertySet<E> {
    Entity(PropertyValues<E> values) {
        super(values);
    }

    /** Reads and writes entities of {@code table}, blanks, ETag and additional properties included. */
    static <M extends Entity<M>> JsonAdapter<M> json(EntityTable<M> table, Function<PropertyValues<M>, M> model) {
        return new EntityJson<>(table, model, entity -> entity.values);
    }

    /** The id under which the server has it. */
    public abstract UUID id();

    /** Whether it came with what {@code navigation} leads to, since the query asked to {@code expand} it. */
    public final boolean has(Navigation<E, ?> navigation) {
        return values.has(navigation);
    }

    /** Whether it came with its id; with {@code $select} it does, since a list asks for it. */
    public final boolean hasId() {
        return values.hasId();
    }

    /**
     * The version that was read, for {@code If-Match}.
     *
     * @throws IllegalStateException if it came without one
     */
    public final ETag etag() {
        ETag etag = values.etag();
        if (etag == null) {
            throw new IllegalStateException("The " + values.table().entity() + " has no ETag: it was not read from the"
                    + " server. Read it again, or pass ETag.ANY to overwrite whatever is there.");
        }
        return etag;
    }

    /**
     * The properties that this version of the library does not know, by their JSON names: objects as maps, arrays as
     * lists, numbers as {@link BigDecimal}, null as null. Unmodifiable.
     */
    public final Map<String, @Nullable Object> additionalProperties() {
        return values.additional();
    }

    final <T> Optional<T> unlessBlank(Field<E, T> field) {
        return Optional.ofNullable(values.getUnlessBlank(field));
    }

    /** Names it by its id alone: values can be personal, and logs travel. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + (hasId() ? id() : "none") + "]";
    }
}
