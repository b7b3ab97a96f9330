package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Navigation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of an entity's properties, by their ordinals, with what came along with them. A property that is absent has
 * no value; a blank one has its kind's blank. Immutable.
 */
final class PropertyValues<E> {
    private final EntityTable<E> table;
    private final @Nullable Object[] values;
    private final @Nullable ETag etag;
    private final Map<String, @Nullable Object> additional;

    /** Takes {@code values} and {@code additional} over; nobody else may change them afterwards. */
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

    boolean hasId() {
        return has(table.id());
    }

    boolean has(Field<E, ?> field) {
        return find(field) != null;
    }

    <T> @Nullable T find(Field<E, T> field) {
        return at(table.of(field));
    }

    @SuppressWarnings("unchecked") // each value was stored under its own property
    <T> @Nullable T at(Property<T> property) {
        return (T) values[property.ordinal()];
    }

    <T> T get(Field<E, T> field) {
        T value = find(field);
        if (value == null) {
            throw new IllegalStateException(field + " is not in this " + table.entity()
                    + ": it was read without it, or the server has no such property. Ask has(…) first, or name it in"
                    + " select(…).");
        }
        return value;
    }

    boolean has(Navigation<E, ?> navigation) {
        return values[navigation.ordinal()] != null;
    }

    /** The related entity that came along, if there is one. */
    @SuppressWarnings("unchecked") // stored under a navigation property to one
    <R> Optional<R> one(Navigation<E, R> navigation) {
        return (Optional<R>) expanded(navigation);
    }

    /** The related entities that came along. */
    @SuppressWarnings("unchecked") // stored under a navigation property to many
    <R> List<R> many(Navigation<E, R> navigation) {
        return (List<R>) expanded(navigation);
    }

    private Object expanded(Navigation<E, ?> navigation) {
        Object value = values[navigation.ordinal()];
        if (value == null) {
            throw new IllegalStateException(navigation.name() + " is not in this " + table.entity()
                    + ": it was read without it. Name it in expand(…).");
        }
        return value;
    }

    /** The value, or null where the server's value is blank. */
    <T> @Nullable T getUnlessBlank(Field<E, T> field) {
        T value = get(field);
        return table.of(field).kind().isBlank(value) ? null : value;
    }

    @Nullable ETag etag() {
        return etag;
    }

    Map<String, @Nullable Object> additional() {
        return additional;
    }

    boolean isEmpty() {
        for (Object value : values) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code stored} has all values that are set here, as the server would have stored them. */
    boolean isStoredIn(PropertyValues<E> stored) {
        for (int i = 0; i < values.length; i++) {
            if (!isStored(table.at(i), stored)) {
                return false;
            }
        }
        return true;
    }

    /** Related entities are not compared: they are there only if somebody asked for them. */
    private <T> boolean isStored(Property<T> property, PropertyValues<E> in) {
        if (property.kind() instanceof RelatedKind) {
            return true;
        }
        T sent = at(property);
        T stored = in.at(property);
        return sent == null || (stored != null && property.kind().isStored(sent, stored));
    }

    /** Returns these values, or throws what is wrong with them as parts of a request for {@code purpose}. */
    PropertyValues<E> checked(Access purpose) {
        if (etag != null || !additional.isEmpty()) {
            throw new IllegalArgumentException((etag != null ? EntityTable.ETAG : additional.keySet())
                    + " cannot be sent with a " + table.entity() + ". Leave it out.");
        }
        Assignments<E> assignments = new Assignments<>(table, purpose);
        for (int i = 0; i < values.length; i++) {
            copy(table.at(i), assignments);
        }
        return assignments.values();
    }

    /** What of {@code after} an update must send to make it of these values. */
    PropertyValues<E> changesTo(PropertyValues<E> after) {
        Assignments<E> changes = new Assignments<>(table, Access.CREATE_AND_UPDATE);
        for (int i = 0; i < values.length; i++) {
            Property<?> property = table.at(i);
            if (property.access() == Access.CREATE_AND_UPDATE && has(i) && after.has(i) && differs(property, after)) {
                after.copy(property, changes);
            }
        }
        return changes.values();
    }

    private boolean has(int ordinal) {
        return values[ordinal] != null;
    }

    private <T> boolean differs(Property<T> property, PropertyValues<E> after) {
        T now = at(property);
        T then = after.at(property);
        return now != null && then != null && !property.kind().isSame(now, then);
    }

    private <T> void copy(Property<T> property, Assignments<E> to) {
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

    /** Amounts are equal when their numbers are, whatever their trailing zeros. */
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

    /** The names of the properties that have a value; never their values, which can be personal. */
    @Override
    public String toString() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                names.append(names.isEmpty() ? "" : ", ").append(table.at(i).name());
            }
        }
        return names.toString();
    }
}
