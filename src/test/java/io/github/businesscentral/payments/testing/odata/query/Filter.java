package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The condition of a {@code $filter}. */
public interface Filter {
    /** Lets every row pass. */
    Filter NONE = row -> true;

    boolean matches(Row row);

    /** Returns the properties that rows must have one certain value in: {@code eq} alone or joined by {@code and}. */
    default Map<String, Object> pinned() {
        return Map.of();
    }

    /** Returns the properties the condition looks at. */
    default Set<Property> properties() {
        return Set.of();
    }

    /** A property, or what a function makes of it, compared with a value. */
    record Comparison(Operand operand, Operator operator, Object value, Comparator<Object> order) implements Filter {
        @Override
        public boolean matches(Row row) {
            return operator.accepts(order.compare(operand.of(row), value));
        }

        @Override
        public Map<String, Object> pinned() {
            // A text can equal others that differ in case.
            return operator == Operator.EQ && operand instanceof Operand.Field && operand.kind() != Kind.TEXT
                    ? Map.of(operand.source().name(), value)
                    : Map.of();
        }

        @Override
        public Set<Property> properties() {
            return Set.of(operand.source());
        }
    }

    /** A text that has to be of some form. */
    record TextCondition(Operand operand, Predicate<String> test) implements Filter {
        @Override
        public boolean matches(Row row) {
            return test.test((String) operand.of(row));
        }

        @Override
        public Set<Property> properties() {
            return Set.of(operand.source());
        }
    }

    /** All conditions. A list and not a pair: an expression with thousands of {@code and} must not be thousands deep. */
    record All(List<Filter> conditions) implements Filter {
        @Override
        public boolean matches(Row row) {
            for (Filter condition : conditions) {
                if (!condition.matches(row)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Map<String, Object> pinned() {
            Map<String, Object> all = new HashMap<>();
            conditions.forEach(condition -> condition.pinned().forEach(all::putIfAbsent));
            return all;
        }

        @Override
        public Set<Property> properties() {
            return propertiesOf(conditions);
        }
    }

    /** One of the conditions at least. */
    record Any(List<Filter> conditions) implements Filter {
        @Override
        public boolean matches(Row row) {
            for (Filter condition : conditions) {
                if (condition.matches(row)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<Property> properties() {
            return propertiesOf(conditions);
        }
    }

    /** The opposite. */
    record Not(Filter condition) implements Filter {
        @Override
        public boolean matches(Row row) {
            return !condition.matches(row);
        }

        @Override
        public Set<Property> properties() {
            return condition.properties();
        }
    }

    private static Set<Property> propertiesOf(List<Filter> conditions) {
        Set<Property> all = new HashSet<>();
        conditions.forEach(condition -> all.addAll(condition.properties()));
        return all;
    }

    /** A comparison, named as in the URL. */
    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE;

        boolean accepts(int comparison) {
            return switch (this) {
                case EQ -> comparison == 0;
                case NE -> comparison != 0;
                case GT -> comparison > 0;
                case GE -> comparison >= 0;
                case LT -> comparison < 0;
                case LE -> comparison <= 0;
            };
        }
    }
}
