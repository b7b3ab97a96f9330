package io.github.businesscentral.payments.testing.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The property table of an entity: its properties in the order of the page (rule 6), and what identifies a row besides
 * its {@code id}. The first property of every table is {@code id}.
 */
public final class EntityType {
    private final String name;
    private final String set;
    private final @Nullable String ownerProperty;
    private final String keyProperty;
    private final List<Property> properties;
    private final List<Property> visibleProperties;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param name the type, such as {@code customerPayment}
     * @param set the collection, such as {@code customerPayments}
     * @param ownerProperty the property with the id of the owning row, {@code null} if nothing owns these rows
     * @param keyProperty the property that is unique among the rows of one owner; rows are kept in its order
     */
    public EntityType(
            String name, String set, @Nullable String ownerProperty, String keyProperty, Property... properties) {
        this.name = name;
        this.set = set;
        this.ownerProperty = ownerProperty;
        this.keyProperty = keyProperty;
        this.properties = List.of(properties);
        this.visibleProperties =
                this.properties.stream().filter(Property::isVisible).toList();
        for (Property property : properties) {
            positions.put(property.name(), positions.size());
        }
    }

    public String name() {
        return name;
    }

    public String set() {
        return set;
    }

    public @Nullable String ownerProperty() {
        return ownerProperty;
    }

    public String keyProperty() {
        return keyProperty;
    }

    public List<Property> properties() {
        return properties;
    }

    /** Returns the properties that the API page shows. */
    public List<Property> visibleProperties() {
        return visibleProperties;
    }

    /** Returns the property that requests know by this name. */
    public Optional<Property> property(String propertyName) {
        Integer position = positions.get(propertyName);
        return position == null
                ? Optional.empty()
                : Optional.of(properties.get(position)).filter(Property::isVisible);
    }

    boolean has(String propertyName) {
        return positions.containsKey(propertyName);
    }

    /** Returns the place of a property, hidden ones included, in the table. */
    public int position(String propertyName) {
        Integer position = positions.get(propertyName);
        if (position == null) {
            throw new IllegalArgumentException(name + " has no property " + propertyName);
        }
        return position;
    }

    @Override
    public String toString() {
        return name;
    }
}
