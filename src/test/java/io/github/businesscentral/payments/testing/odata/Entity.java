package io.github.businesscentral.payments.testing.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as an answer shows it.
 *
 * @param shown the properties to show, in the order of the page
 * @param linked what {@code $expand} shows inside it
 */
public record Entity(Row row, List<Property> shown, List<Linked> linked) {
    /**
     * The entities that a navigation property leads to.
     *
     * @param count how many there are, {@code null} if nobody asked
     */
    public record Linked(Navigation navigation, @Nullable Long count, List<Entity> entities) {}

    /** Returns the entity with all its properties and nothing inside. */
    public static Entity whole(Row row) {
        return new Entity(row, row.type().visibleProperties(), List.of());
    }
}
