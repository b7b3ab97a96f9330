package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Navigation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a builder has been given so far. Checks each value when it comes, so that an error points at its line. */
final class Assignments<E> {
    private final EntityTable<E> table;
    private final Access purpose;
    private final @Nullable Object[] values;
    private @Nullable ETag etag;
    private final Map<String, @Nullable Object> additional;

    /** Starts with nothing. {@code purpose} is what the values are for; {@code READ_ONLY} takes any value as it is. */
    Assignments(EntityTable<E> table, Access purpose) {
        this.table = table;
        this.purpose = purpose;
        this.values = new @Nullable Object[table.size()];
        this.additional = new LinkedHashMap<>();
    }

    /** Starts with what {@code from} has. */
    Assignments(PropertyValues<E> from, Access purpose) {
        this.table = from.table();
        this.purpose = purpose;
        this.values = from.copyOfValues();
        this.etag = from.etag();
        this.additional = new LinkedHashMap<>(from.additional());
    }

    <T> void set(Field<E, T> field, T value) {
        set(table.of(field), value);
    }

    <T> void set(Property<T> property, T value) {
        Objects.requireNonNull(value, property.name());
        values[property.ordinal()] = purpose == Access.READ_ONLY ? value : property.checked(value, purpose);
    }

    /** Sets what came along, or would have. */
    void expanded(Navigation<E, ?> navigation, Object related) {
        values[navigation.ordinal()] = related;
    }

    /** What was set as having come along; empty if nothing was. */
    @SuppressWarnings("unchecked") // stored under a navigation property to many
    <R> List<R> related(Navigation<E, R> navigation) {
        List<R> related = (List<R>) values[navigation.ordinal()];
        return related == null ? List.of() : related;
    }

    /** Sets a value that was stored earlier; a change may hold blanks. */
    <T> void restore(Property<T> property, T value) {
        Kind<T> kind = property.kind();
        boolean cleared = purpose == Access.CREATE_AND_UPDATE && kind.isClearable() && kind.isBlank(value);
        if (cleared && property.access().allows(purpose)) {
            values[property.ordinal()] = kind.blank();
        } else {
            set(property, value);
        }
    }

    /** Sets the blank that the server takes for "none". */
    <T> void clear(Field<E, T> field) {
        values[field.ordinal()] = table.of(field).kind().blank();
    }

    /** Forgets what was set for {@code field}. */
    void unset(Field<E, ?> field) {
        values[field.ordinal()] = null;
    }

    /** Takes back that an update clears {@code field}: a value for its other half replaces the pair. */
    <T> void unsetCleared(Field<E, T> field) {
        if (purpose == Access.CREATE_AND_UPDATE
                && table.of(field).kind().blank().equals(values[field.ordinal()])) {
            unset(field);
        }
    }

    void etag(ETag value) {
        etag = Objects.requireNonNull(value, "etag");
    }

    void additional(String name, @Nullable Object value) {
        if (table.knows(Objects.requireNonNull(name, "name")) || name.contains("@odata.")) {
            throw new IllegalArgumentException(
                    name + " is not an additional property: it has a method of its own, or describes the answer.");
        }
        additional.put(name, JsonValues.copy(name, value));
    }

    PropertyValues<E> values() {
        return new PropertyValues<>(
                table, values.clone(), etag, JsonValues.unmodifiable(new LinkedHashMap<>(additional)));
    }
}
