package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Navigation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The property values of one entity, with its ETag and additional properties. An absent property has no value; a blank one has
 * the blank value of its kind. Immutable.
 *
 * <p>A model keeps one of these in a non-public field. Only this and the functions passed to {@link EntityTable#json json(…)}
 * connect this package to the models.
 */
public final class PropertyValues<E> {
    private final EntityTable<E> table;
    private final @Nullable Object[] values;
    private final @Nullable ETag etag;
    private final Map<String, @Nullable Object> additional;

    /** Stores {@code values} and {@code additional} without copying. The caller must not change them afterwards. */
    PropertyValues(
            EntityTable<E> table,
            @Nullable Object[] values,
            @Nullable ETag etag,
            Map<String, @Nullable Object> additional) {
        this.table = table;
        this.values = values;
        this.etag = etag;
        this.additional = additional;
    }

    EntityTable<E> table() {
        return table;
    }

    /** Whether the id has a value. */
    public boolean hasId() {
        return has(table.id());
    }

    /** Whether {@code field} has a value, which may be blank. */
    public boolean has(Field<E, ?> field) {
        return find(field) != null;
    }

    /** Returns the value of {@code field}, or null if it is absent. */
    public <T> @Nullable T find(Field<E, T> field) {
        return at(table.of(field));
    }

    @SuppressWarnings("unchecked") // each value was stored under its own property
    <T> @Nullable T at(Property<T> property) {
        return (T) values[property.ordinal()];
    }

    /** Returns the value of {@code field}. Throws {@link IllegalStateException} if it is absent. */
    public <T> T get(Field<E, T> field) {
        T value = find(field);
        if (value == null) {
            throw new IllegalStateException(field + " is not in this " + table.entity()
                    + ": it was not read, or the server has no such property. Check has(…) first, or name it in"
                    + " select(…).");
        }
        return value;
    }

    /** Whether {@code navigation} was expanded. */
    public boolean has(Navigation<E, ?> navigation) {
        return values[navigation.ordinal()] != null;
    }

    /** Returns the related entity, if there is one. Throws {@link IllegalStateException} if it was not expanded. */
    @SuppressWarnings("unchecked") // stored under a navigation property to one
    public <R> Optional<R> one(Navigation<E, R> navigation) {
        return (Optional<R>) expanded(navigation);
    }

    /** Returns the related entities. Throws {@link IllegalStateException} if they were not expanded. */
    @SuppressWarnings("unchecked") // stored under a navigation property to many
    public <R> List<R> many(Navigation<E, R> navigation) {
        return (List<R>) expanded(navigation);
    }

    private Object expanded(Navigation<E, ?> navigation) {
        Object value = values[navigation.ordinal()];
        if (value == null) {
            throw new IllegalStateException(navigation.name() + " is not in this " + table.entity()
                    + ": it was not read. Name it in expand(…).");
        }
        return value;
    }

    /** Returns the value of {@code field}, or null if it is blank. Throws {@link IllegalStateException} if it is absent. */
    public <T> @Nullable T getUnlessBlank(Field<E, T> field) {
        T value = get(field);
        return table.of(field).kind().isBlank(value) ? null : value;
    }

    /** Returns the ETag. Throws {@link IllegalStateException} if there is none. */
    public ETag etag() {
        if (etag == null) {
            throw new IllegalStateException("The " + table.entity() + " has no ETag: it was not read from the"
                    + " server. Read it again, or pass ETag.ANY to overwrite the version that the server has.");
        }
        return etag;
    }

    @Nullable ETag findETag() {
        return etag;
    }

    /** Returns the properties that the table does not have, by JSON name. Unmodifiable. */
    public Map<String, @Nullable Object> additional() {
        return additional;
    }

    /** Whether no property has a value, including additional ones. */
    public boolean isEmpty() {
        if (!additional.isEmpty()) {
            return false;
        }
        for (Object value : values) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether {@code stored} has all values that are set here, as the server stores them. Does not compare additional properties,
     * because their stored format is unknown.
     */
    public boolean isStoredIn(PropertyValues<E> stored) {
        return differencesFrom(stored).isEmpty();
    }

    /** The names of the values that are set here but are not stored in {@code stored}. */
    public List<String> differencesFrom(PropertyValues<E> stored) {
        List<String> different = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Property<?> property = table.at(i);
            if (!isStored(property, stored)) {
                different.add(property.name());
            }
        }
        return different;
    }

    /** Does not compare related entities, because the server sends them only for {@code $expand}. */
    private <T> boolean isStored(Property<T> property, PropertyValues<E> in) {
        if (property.kind() instanceof RelatedKind) {
            return true;
        }
        T sent = at(property);
        T stored = in.at(property);
        return sent == null || (stored != null && property.kind().isStored(sent, stored));
    }

    /** Returns these values as a request sends them. Throws if a request for {@code purpose} must not contain one. */
    public PropertyValues<E> checked(Access purpose) {
        if (etag != null) {
            throw new IllegalArgumentException(
                    EntityTable.ETAG + " cannot be sent with a " + table.entity() + ". Leave it out.");
        }
        ValuesBuilder<E> checked = new ValuesBuilder<>(table, purpose);
        for (int i = 0; i < values.length; i++) {
            copy(table.at(i), checked);
        }
        additional.forEach(checked::additional);
        return checked.build();
    }

    /** Returns the values that an update must send to change these values into {@code after}. */
    public PropertyValues<E> changesTo(PropertyValues<E> after) {
        ValuesBuilder<E> changes = new ValuesBuilder<>(table, Access.CREATE_AND_UPDATE);
        for (int i = 0; i < values.length; i++) {
            Property<?> property = table.at(i);
            if (property.access() == Access.CREATE_AND_UPDATE && has(i) && after.has(i) && differs(property, after)) {
                after.copy(property, changes);
            }
        }
        return changes.build();
    }

    private boolean has(int ordinal) {
        return values[ordinal] != null;
    }

    private <T> boolean differs(Property<T> property, PropertyValues<E> after) {
        T now = at(property);
        T then = after.at(property);
        return now != null && then != null && !property.kind().isSame(now, then);
    }

    private <T> void copy(Property<T> property, ValuesBuilder<E> to) {
        T value = at(property);
        if (value != null) {
            to.restore(property, value);
        }
    }

    @Nullable Object[] copyOfValues() {
        return values.clone();
    }

    private <T> @Nullable Object identity(Property<T> property) {
        T value = at(property);
        return value == null ? null : property.kind().identity(value);
    }

    private @Nullable Object[] identities() {
        @Nullable Object[] identities = new @Nullable Object[values.length];
        for (int i = 0; i < identities.length; i++) {
            identities[i] = identity(table.at(i));
        }
        return identities;
    }

    /** Returns these values as JSON, as {@link EntityTable#json json(…)} writes a model. */
    public String toJson() {
        Buffer json = new Buffer();
        try {
            EntityJson.write(JsonWriter.of(json), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return json.readUtf8();
    }

    /** Compares amounts as numbers, so trailing zeros make no difference. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PropertyValues<?> that
                && table == that.table
                && Objects.equals(etag, that.etag)
                && additional.equals(that.additional)
                && Arrays.equals(identities(), that.identities());
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(identities()), etag, additional);
    }

    /** Shows the names of the properties that have a value. Leaves out the values, which can be personal data. */
    @Override
    public String toString() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                names.append(names.isEmpty() ? "" : ", ").append(table.at(i).name());
            }
        }
        additional
                .keySet()
                .forEach(name -> names.append(names.isEmpty() ? "" : ", ").append(name));
        return names.toString();
    }
}
