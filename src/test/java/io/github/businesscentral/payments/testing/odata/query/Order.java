package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of {@code $orderby}. What it leaves open is decided by the key of the table, so that the pages of a list never
 * disagree about it.
 */
public record Order(List<Criterion> criteria) implements Comparator<Row> {
    /** One property of the order. */
    record Criterion(int position, Comparator<Object> values, boolean descending) {
        private static Criterion of(Grammar grammar, EntityType type, String property, boolean descending) {
            int position = type.position(property);
            return new Criterion(
                    position, grammar.order(type.properties().get(position).kind()), descending);
        }
    }

    /** Reads {@code $orderby}. */
    static Order parse(Grammar grammar, EntityType type, String text) {
        Tokens tokens = new Tokens(text);
        List<Criterion> criteria = new ArrayList<>();
        do {
            Property property = Grammar.property(type, tokens.word());
            boolean descending = tokens.skip("desc");
            if (!descending) {
                tokens.skip("asc");
            }
            criteria.add(Criterion.of(grammar, type, property.name(), descending));
        } while (tokens.skip(","));
        tokens.expectEnd();
        return byKey(grammar, type, criteria);
    }

    /** Returns the order in which rows come if nobody asks for one. */
    static Order byKey(Grammar grammar, EntityType type) {
        return byKey(grammar, type, new ArrayList<>());
    }

    private static Order byKey(Grammar grammar, EntityType type, List<Criterion> criteria) {
        criteria.add(Criterion.of(grammar, type, type.keyProperty(), false));
        return new Order(criteria);
    }

    /** Returns whether the rows come in the order of the table's key, or in the opposite one. */
    boolean isOrderOfKey(EntityType type, boolean descending) {
        Criterion first = criteria.get(0);
        return first.position() == type.position(type.keyProperty()) && first.descending() == descending;
    }

    @Override
    public int compare(Row left, Row right) {
        for (Criterion criterion : criteria) {
            int position = criterion.position();
            int comparison = criterion.values().compare(left.at(position), right.at(position));
            if (comparison != 0) {
                return criterion.descending() ? -comparison : comparison;
            }
        }
        return 0;
    }
}
