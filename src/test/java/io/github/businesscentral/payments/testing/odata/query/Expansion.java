package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.Entity;
import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Navigation;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.List;
import java.util.stream.Stream;

/** One navigation property of {@code $expand}, with the options in its parentheses. */
final class Expansion {
    private final Navigation navigation;
    private final QueryOptions options;
    private final Shape shape;
    private final Filter filter;
    private final Order order;

    Expansion(Navigation navigation, QueryOptions options) {
        if (!navigation.isCollection()) {
            options.refuseOptionsOfCollections();
        }
        EntityType target = navigation.target();
        this.navigation = navigation;
        this.options = options;
        this.shape = options.shape(target);
        this.filter = options.filter(target);
        this.order = options.order(target);
        // Read once, so that a broken number is refused though nothing is there to cut.
        options.cut(Stream.of());
    }

    Entity.Linked of(Row row, Effort effort) {
        List<Row> linked = navigation
                .rows()
                .apply(row)
                .filter(filter::matches)
                .sorted(order)
                .toList();
        List<Entity> shown = options.cut(linked.stream())
                .map(found -> shape.show(found, effort))
                .toList();
        return new Entity.Linked(navigation, options.count() ? (long) linked.size() : null, shown);
    }

    String context() {
        String inside = shape.context();
        return navigation.name() + (inside.isEmpty() ? "()" : inside);
    }
}
