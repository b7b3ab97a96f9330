package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.Entity;
import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Navigation;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code $select} and {@code $expand} make of entities. */
public final class Shape {
    private final EntityType type;
    private final List<Property> shown;
    private final List<Expansion> expansions;

    private Shape(EntityType type, List<Property> shown, List<Expansion> expansions) {
        this.type = type;
        this.shown = shown;
        this.expansions = expansions;
    }

    static Shape of(EntityType type, QueryOptions options) {
        String select = options.get("$select");
        String expand = options.get("$expand");
        return new Shape(
                type,
                select == null ? type.visibleProperties() : selected(type, select, options),
                expand == null ? List.of() : expanded(type, expand, options));
    }

    private static List<Property> selected(EntityType type, String text, QueryOptions options) {
        Set<String> names = new HashSet<>(Parts.split(text, ','));
        for (String name : names) {
            boolean known = name.equals("*")
                    || type.property(name).isPresent()
                    || options.grammar().navigation(type, name).isPresent();
            if (!known) {
                throw Grammar.noProperty(type, name);
            }
        }
        return names.contains("*")
                ? type.visibleProperties()
                : type.visibleProperties().stream()
                        .filter(property -> names.contains(property.name()))
                        .toList();
    }

    private static List<Expansion> expanded(EntityType type, String text, QueryOptions options) {
        List<Expansion> expansions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String part : Parts.split(text, ',')) {
            int open = part.indexOf('(');
            String name = open < 0 ? part : part.substring(0, open).strip();
            Navigation navigation =
                    options.grammar().navigation(type, name).orElseThrow(() -> Grammar.noProperty(type, name));
            if (!names.add(name)) {
                throw ODataError.badRequest("'" + name + "' is expanded more than once.");
            }
            expansions.add(new Expansion(navigation, options.inside(Parts.inParentheses(part, open))));
        }
        return expansions;
    }

    /** Returns the row as it is to be shown. The entities inside it are looked up now. */
    public Entity show(Row row, Effort effort) {
        effort.spend();
        List<Entity.Linked> linked = expansions.isEmpty()
                ? List.of()
                : expansions.stream()
                        .map(expansion -> expansion.of(row, effort))
                        .toList();
        return new Entity(row, shown, linked);
    }

    /** Returns what {@code @odata.context} says of it, behind the name of the collection (4.1). */
    public String context() {
        boolean whole = shown == type.visibleProperties();
        Stream<String> properties = whole ? Stream.of() : shown.stream().map(Property::name);
        Stream<String> linked = expansions.stream().map(Expansion::context);
        List<String> all = Stream.concat(properties, linked).toList();
        return all.isEmpty() ? "" : "(" + String.join(",", all) + ")";
    }
}
