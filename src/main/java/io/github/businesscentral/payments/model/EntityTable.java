package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.odata.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The properties of an entity, each declared once, in the order in which they are written.
 *
 * <p>A table is filled while its class of constants is initialized, and does not change afterwards.
 */
final class EntityTable<E> {
    static final String ETAG = "@odata.etag";

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String entity;
    private final List<Property<E, ?>> properties = new ArrayList<>();

    EntityTable(String entity) {
        this.entity = entity;
    }

    Field<E, UUID> guid(String name, Access access) {
        return add(name, Kind.GUID, NO_LIMIT, access);
    }

    Field<E, String> code(String name, int maxLength, Access access) {
        return add(name, Kind.CODE, maxLength, access);
    }

    Field<E, String> text(String name, int maxLength, Access access) {
        return add(name, Kind.TEXT, maxLength, access);
    }

    Field<E, LocalDate> date(String name, Access access) {
        return add(name, Kind.DATE, NO_LIMIT, access);
    }

    Field<E, Instant> instant(String name, Access access) {
        return add(name, Kind.INSTANT, NO_LIMIT, access);
    }

    Field<E, BigDecimal> decimal(String name, Access access) {
        return add(name, Kind.DECIMAL, NO_LIMIT, access);
    }

    Field<E, Integer> integer(String name, Access access) {
        return add(name, Kind.INTEGER, NO_LIMIT, access);
    }

    private <T> Field<E, T> add(String name, Kind<T> kind, int maxLength, Access access) {
        Field<E, T> field = Field.of(name, properties.size());
        properties.add(new Property<>(field, kind, maxLength, access));
        return field;
    }

    /** The entity's name, such as {@code customerPayment}. */
    String entity() {
        return entity;
    }

    int size() {
        return properties.size();
    }

    Property<E, ?> at(int ordinal) {
        return properties.get(ordinal);
    }

    /** The row of {@code field}, which must be one of this table's own. */
    @SuppressWarnings("unchecked") // a row was made together with its field
    <T> Property<E, T> of(Field<E, T> field) {
        int ordinal = field.ordinal();
        if (ordinal < 0 || ordinal >= size() || properties.get(ordinal).field() != field) {
            throw new IllegalArgumentException(
                    field + " is not a property of " + entity + ". Use the constants of its fields class.");
        }
        return (Property<E, T>) properties.get(ordinal);
    }

    /** Whether a property of this entity has the JSON name {@code name}. */
    boolean knows(String name) {
        return properties.stream().anyMatch(property -> property.field().name().equals(name));
    }

    /** The names for {@link JsonReader#selectName}: those of the properties by their ordinals, then the ETag's. */
    JsonReader.Options names() {
        String[] names = new String[size() + 1];
        for (Property<E, ?> property : properties) {
            names[property.field().ordinal()] = property.field().name();
        }
        names[size()] = ETAG;
        return JsonReader.Options.of(names);
    }
}
