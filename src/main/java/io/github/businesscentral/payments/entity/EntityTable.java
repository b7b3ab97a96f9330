package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.odata.BooleanField;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.DateField;
import io.github.businesscentral.payments.odata.EnumField;
import io.github.businesscentral.payments.odata.EnumValue;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.Navigation;
import io.github.businesscentral.payments.odata.NumberField;
import io.github.businesscentral.payments.odata.TextField;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The properties of an entity, each declared once, in the order in which they are written.
 *
 * <p>The class that declares the constants of the entity fills the table in its static initializer. After that the table
 * does not change.
 */
public final class EntityTable<E> {
    static final String ETAG = "@odata.etag";
    private static final String ETAG_4_01 = "@etag";

    /** The maximum length of a text that the documentation gives no limit for. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String entity;
    private final List<Property<?>> properties = new ArrayList<>();

    /** Starts a table without properties. */
    public EntityTable(String entity) {
        this.entity = entity;
    }

    /** Adds a GUID. */
    public GuidField<E> guid(String name, Access access) {
        return GuidField.of(name, add(name, Kind.GUID, NO_LIMIT, access));
    }

    /** Adds a code: a text that the server trims and converts to upper case. */
    public CodeField<E> code(String name, int maxLength, Access access) {
        return CodeField.of(name, add(name, Kind.CODE, maxLength, access), maxLength);
    }

    /** Adds a text. */
    public TextField<E> text(String name, int maxLength, Access access) {
        return TextField.of(name, add(name, Kind.TEXT, maxLength, access), maxLength);
    }

    /** Adds a date. */
    public DateField<E> date(String name, Access access) {
        return DateField.of(name, add(name, Kind.DATE, NO_LIMIT, access));
    }

    /** Adds a date and time. */
    public InstantField<E> instant(String name, Access access) {
        return InstantField.of(name, add(name, Kind.INSTANT, NO_LIMIT, access));
    }

    /** Adds a decimal number. */
    public NumberField<E, BigDecimal> decimal(String name, Access access) {
        return NumberField.decimal(name, add(name, Kind.DECIMAL, NO_LIMIT, access));
    }

    /** Adds a whole number. */
    public NumberField<E, Integer> integer(String name, Access access) {
        return NumberField.integer(name, add(name, Kind.INTEGER, NO_LIMIT, access));
    }

    /** Adds a boolean. */
    public BooleanField<E> flag(String name, Access access) {
        return BooleanField.of(name, add(name, BooleanKind.BOOLEAN, NO_LIMIT, access));
    }

    /** Adds an enum. {@code of} creates its values from their names. */
    public <V extends EnumValue> EnumField<E, V> enumeration(String name, Access access, Function<String, V> of) {
        return EnumField.of(name, add(name, new EnumKind<>(of), NO_LIMIT, access));
    }

    /** Adds a navigation property to at most one entity. Declare navigation properties after all others. */
    public <R> Navigation<E, R> one(String name, Supplier<JsonAdapter<R>> json) {
        return Navigation.of(name, add(name, new RelatedKind.One<>(json), NO_LIMIT, Access.READ_ONLY));
    }

    /** Adds a navigation property to any number of entities. Declare navigation properties after all others. */
    public <R> Navigation<E, R> many(String name, Supplier<JsonAdapter<R>> json, Access access) {
        return Navigation.of(name, add(name, new RelatedKind.Many<>(json), NO_LIMIT, access));
    }

    private <T> int add(String name, Kind<T> kind, int maxLength, Access access) {
        properties.add(new Property<>(name, properties.size(), kind, maxLength, access));
        return properties.size() - 1;
    }

    /**
     * Returns the JSON adapter of a model of this entity. {@code model} creates the model from its values and may throw {@link
     * IllegalArgumentException}; {@code values} is the inverse.
     */
    public <M> JsonAdapter<M> json(Function<PropertyValues<E>, M> model, Function<M, PropertyValues<E>> values) {
        return new EntityJson<>(this, model, values);
    }

    /** The entity's name, for example {@code customerPayment}. */
    String entity() {
        return entity;
    }

    int size() {
        return properties.size();
    }

    Property<?> at(int ordinal) {
        return properties.get(ordinal);
    }

    /** Returns the row of {@code field}. Throws if another table declared the field. */
    @SuppressWarnings("unchecked") // a row has the type of its field
    <T> Property<T> of(Field<E, T> field) {
        int ordinal = field.ordinal();
        if (ordinal < 0 || ordinal >= size() || !properties.get(ordinal).name().equals(field.name())) {
            throw new IllegalArgumentException(
                    field + " is not a property of " + entity + ". Use the constants of its fields class.");
        }
        return (Property<T>) properties.get(ordinal);
    }

    /** The ordinal of the {@code id}. */
    int id() {
        int ordinal = 0;
        while (!properties.get(ordinal).name().equals("id")) {
            ordinal++;
        }
        return ordinal;
    }

    /** Whether a property of this entity has the JSON name {@code name}. */
    boolean knows(String name) {
        return find(name, false).isPresent();
    }

    /** Returns the property with the JSON name {@code name}. */
    Optional<Property<?>> find(String name, boolean ignoreCase) {
        return properties.stream()
                .filter(property -> ignoreCase
                        ? property.name().equalsIgnoreCase(name)
                        : property.name().equals(name))
                .findFirst();
    }

    /** The names for {@link JsonReader#selectName}: those of the properties by ordinal, then the two of the ETag. */
    JsonReader.Options names() {
        String[] names = new String[size() + 2];
        for (Property<?> property : properties) {
            names[property.ordinal()] = property.name();
        }
        names[size()] = ETAG;
        names[size() + 1] = ETAG_4_01;
        return JsonReader.Options.of(names);
    }

    /** The names in JSON, with quotation marks and colons: those of the properties by ordinal, then the ETag's. */
    byte[][] nameBytes() {
        byte[][] names = new byte[size() + 1][];
        for (int i = 0; i < names.length; i++) {
            String name = i == size() ? ETAG : properties.get(i).name();
            names[i] = ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
        }
        return names;
    }
}
