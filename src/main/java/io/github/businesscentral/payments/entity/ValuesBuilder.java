package io.github.businesscentral.payments.entity;

import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Navigation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds {@link PropertyValues}. Checks each value when it is set, so that the stack trace leads to the caller's line. */
public final class ValuesBuilder<E> {
    private final EntityTable<E> table;
    private final Access purpose;
    private final @Nullable Object[] values;
    private @Nullable ETag etag;
    private final Map<String, @Nullable Object> additional;

    /**
     * Starts with nothing set. With {@code CREATE} or {@code CREATE_AND_UPDATE}, values must be valid in such a request. With
     * {@code READ_ONLY}, they are not checked.
     */
    public ValuesBuilder(EntityTable<E> table, Access purpose) {
        this.table = table;
        this.purpose = purpose;
        this.values = new @Nullable Object[table.size()];
        this.additional = new LinkedHashMap<>();
    }

    /** Starts with a copy of {@code from}. */
    public ValuesBuilder(PropertyValues<E> from, Access purpose) {
        this.table = from.table();
        this.purpose = purpose;
        this.values = from.copyOfValues();
        this.etag = from.findETag();
        this.additional = new LinkedHashMap<>(from.additional());
    }

    /** Sets a property. Throws if the purpose does not allow the property or the value. */
    public <T> void set(Field<E, T> field, T value) {
        set(table.of(field), value);
    }

    private <T> void set(Property<T> property, T value) {
        Objects.requireNonNull(value, property.name());
        values[property.ordinal()] = purpose == Access.READ_ONLY ? value : property.checked(value, purpose);
    }

    /** Sets the value of a navigation property: an {@code Optional} or a list. */
    public void setExpanded(Navigation<E, ?> navigation, Object related) {
        values[navigation.ordinal()] = related;
    }

    /** Returns the related entities that were set; empty if none were. */
    @SuppressWarnings("unchecked") // stored under a navigation property to many
    public <R> List<R> related(Navigation<E, R> navigation) {
        List<R> related = (List<R>) values[navigation.ordinal()];
        return related == null ? List.of() : related;
    }

    /** Sets a value that was stored earlier. In an update it can be blank. */
    <T> void restore(Property<T> property, T value) {
        Kind<T> kind = property.kind();
        boolean cleared = purpose == Access.CREATE_AND_UPDATE && kind.isClearable() && kind.isBlank(value);
        if (cleared && property.isAllowedIn(purpose)) {
            values[property.ordinal()] = kind.blank();
        } else {
            set(property, value);
        }
    }

    /** Sets the blank value of {@code field}, which clears the property on the server. */
    public <T> void clear(Field<E, T> field) {
        values[field.ordinal()] = table.of(field).kind().blank();
    }

    /** Removes the value of {@code field}. */
    public void unset(Field<E, ?> field) {
        values[field.ordinal()] = null;
    }

    /** Removes the blank value that {@link #clear clear(…)} set for {@code field} in an update. Leaves any other value. */
    public <T> void unsetCleared(Field<E, T> field) {
        if (purpose == Access.CREATE_AND_UPDATE
                && table.of(field).kind().blank().equals(values[field.ordinal()])) {
            unset(field);
        }
    }

    /** Sets the ETag. */
    public void etag(ETag value) {
        etag = Objects.requireNonNull(value, "etag");
    }

    /**
     * Sets a property that the table does not have. In a request, the name must not match a known one in another letter case
     * either.
     */
    public void additional(String name, @Nullable Object value) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.startsWith("@") || name.contains("@odata.")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is not the name of a property: it is blank, or names an annotation of OData.");
        }
        table.find(name, purpose != Access.READ_ONLY).ifPresent(known -> {
            throw new IllegalArgumentException(name + " is not an additional property. " + known.wayToSet(purpose));
        });
        additional.put(name, JsonValues.copy(name, value));
    }

    /** Returns the values set so far. */
    public PropertyValues<E> build() {
        Map<String, @Nullable Object> unknown =
                additional.isEmpty() ? Map.of() : JsonValues.unmodifiable(new LinkedHashMap<>(additional));
        return new PropertyValues<>(table, values.clone(), etag, unknown);
    }
}
