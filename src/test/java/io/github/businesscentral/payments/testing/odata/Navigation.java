package io.github.businesscentral.payments.testing.odata;

import java.util.function.Function;
import java.util.stream.Stream;

/** A property that leads from an entity to others. {@code $expand} shows them inside it. */
public record Navigation(String name, EntityType target, Multiplicity multiplicity, Function<Row, Stream<Row>> rows) {
    /** How many entities it leads to. */
    public enum Multiplicity {
        ONE_OR_NONE,
        MANY
    }

    public boolean isCollection() {
        return multiplicity == Multiplicity.MANY;
    }
}
