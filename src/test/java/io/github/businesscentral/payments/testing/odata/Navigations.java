package io.github.businesscentral.payments.testing.odata;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The navigation properties of all entities. They are declared before the first request and never change. */
public final class Navigations {
    private final Map<EntityType, Map<String, Navigation>> byType = new HashMap<>();

    /** Declares a property that leads to one entity, or to none. */
    public Navigations one(EntityType from, String name, EntityType target, Function<Row, Optional<Row>> row) {
        return declare(
                from, new Navigation(name, target, Navigation.Multiplicity.ONE_OR_NONE, row.andThen(Optional::stream)));
    }

    /** Declares a property that leads to a collection. */
    public Navigations many(EntityType from, String name, EntityType target, Function<Row, Stream<Row>> rows) {
        return declare(from, new Navigation(name, target, Navigation.Multiplicity.MANY, rows));
    }

    private Navigations declare(EntityType from, Navigation navigation) {
        byType.computeIfAbsent(from, type -> new HashMap<>()).put(navigation.name(), navigation);
        return this;
    }

    public Optional<Navigation> find(EntityType from, String name) {
        return Optional.ofNullable(byType.getOrDefault(from, Map.of()).get(name));
    }
}
