package io.github.businesscentral.payments.testing.odata;

import java.util.HashMap;
import java.util.Map;

/** The condition of a {@code $filter}. */
public interface Filter {
    /** Lets every row pass. */
    Filter NONE = row -> true;

    boolean matches(Row row);

    /** Returns the properties that rows must have one certain value in: {@code eq} alone or joined by {@code and}. */
    default Map<String, Object> pinned() {
        return Map.of();
    }

    /** A property compared with a value. */
    record Comparison(Property property, Operator operator, Object value) implements Filter {
        @Override
        public boolean matches(Row row) {
            return operator.accepts(property.kind().compare(row.get(property.name()), value));
        }

        @Override
        public Map<String, Object> pinned() {
            return operator == Operator.EQ ? Map.of(property.name(), value) : Map.of();
        }
    }

    /** Both conditions. */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Row row) {
            return left.matches(row) && right.matches(row);
        }

        @Override
        public Map<String, Object> pinned() {
            Map<String, Object> both = new HashMap<>(left.pinned());
            right.pinned().forEach(both::putIfAbsent);
            return both;
        }
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
