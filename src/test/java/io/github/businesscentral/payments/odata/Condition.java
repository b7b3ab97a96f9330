package io.github.businesscentral.payments.odata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a filter means, whatever its spelling: a tree of conditions. Those that one operator joins stand in one list, and
 * numbers have no trailing zeros.
 */
public sealed interface Condition {
    /** The properties that it looks at. */
    Set<String> properties();

    /** Whether it chooses a row, given by its JSON names. */
    boolean chooses(Map<String, Object> row);

    /** A property compared with a value; {@code operator} is {@code eq}, {@code startswith}, {@code tolower eq} and so on. */
    record Comparison(String operator, String property, Object value) implements Condition {
        // Compared in upper case: they are stored so.
        private static final Set<String> CODES =
                Set.of("customerNumber", "documentNumber", "externalDocumentNumber", "appliesToInvoiceNumber");

        public Comparison {
            value = value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
        }

        @Override
        public Set<String> properties() {
            return Set.of(property);
        }

        @Override
        public boolean chooses(Map<String, Object> row) {
            Object stored = row.get(property);
            return stored instanceof String text ? choosesText(text) : choosesOrder(stored);
        }

        private boolean choosesText(String stored) {
            String wanted = CODES.contains(property) ? inCapitals((String) value) : (String) value;
            return switch (operator) {
                case "startswith" -> stored.startsWith(wanted);
                case "endswith" -> stored.endsWith(wanted);
                case "contains" -> stored.contains(wanted);
                case "tolower eq" -> stored.toLowerCase(Locale.ROOT).equals(wanted);
                default -> accepts(stored.compareTo(wanted));
            };
        }

        @SuppressWarnings("unchecked") // both are of the property's type
        private boolean choosesOrder(Object stored) {
            return accepts(
                    stored instanceof Number number
                            ? new BigDecimal(number.toString()).compareTo((BigDecimal) value)
                            : ((Comparable<Object>) stored).compareTo(value));
        }

        private boolean accepts(int order) {
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "lt" -> order < 0;
                case "le" -> order <= 0;
                case "gt" -> order > 0;
                case "ge" -> order >= 0;
                default -> throw new IllegalStateException(operator);
            };
        }
    }

    /** Several conditions with {@code and} or {@code or} between them. */
    record Joined(String operator, List<Condition> conditions) implements Condition {
        @Override
        public Set<String> properties() {
            return conditions.stream()
                    .flatMap(condition -> condition.properties().stream())
                    .collect(Collectors.toSet());
        }

        @Override
        public boolean chooses(Map<String, Object> row) {
            return operator.equals("and")
                    ? conditions.stream().allMatch(condition -> condition.chooses(row))
                    : conditions.stream().anyMatch(condition -> condition.chooses(row));
        }
    }

    /** Returns a code as the stand-in stores it: each code point in upper case by itself, so that ß stays ß. */
    static String inCapitals(String code) {
        int[] codePoints = code.codePoints().map(Character::toUpperCase).toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    /** Both of these. */
    static Condition and(Condition one, Condition other) {
        return joined("and", List.of(one, other));
    }

    /** One of these. */
    static Condition or(List<Condition> conditions) {
        return joined("or", conditions);
    }

    /** Returns the conditions joined, those already joined by the same operator unpacked. */
    static Condition joined(String operator, List<Condition> conditions) {
        List<Condition> all = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof Joined joined && joined.operator().equals(operator)) {
                all.addAll(joined.conditions());
            } else {
                all.add(condition);
            }
        }
        return all.size() == 1 ? all.get(0) : new Joined(operator, all);
    }
}
