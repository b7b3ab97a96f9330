package io.github.businesscentral.payments.testing.odata.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Navigations;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a {@code $filter}: rows match or do not, or the request is refused with 400 or 501. */
class GeneratedFiltersTest {
    private static final int EXPRESSIONS = 1_000_000;
    private static final Set<Integer> DOCUMENTED = Set.of(400, 501);
    /** Another seed than the usual one is given as {@code -DfilterSeed=…}. */
    private static final long SEED = Long.getLong("filterSeed", 20_260_820L);

    private static final EntityType TYPE = new EntityType(
            "thing",
            "things",
            null,
            "number",
            Property.readOnly("id", Kind.GUID),
            Property.writable("number", Kind.CODE, 20),
            Property.writable("name", Kind.TEXT, 100),
            Property.writable("date", Kind.DATE),
            Property.writable("changed", Kind.DATE_TIME),
            Property.writable("amount", Kind.DECIMAL),
            Property.writable("line", Kind.INTEGER),
            Property.readOnly("stamp", Kind.LONG),
            Property.writable("open", Kind.BOOLEAN),
            Property.writable("status", Kind.ENUM));
    private static final List<Row> ROWS = List.of(
            Row.blank(TYPE).view(),
            Row.blank(TYPE)
                    .set("id", new UUID(1, 1))
                    .set("number", "A-1")
                    .set("name", "O'Brien")
                    .set("amount", new BigDecimal("-10.50"))
                    .set("line", 10_000)
                    .set("status", "Open")
                    .finish(1));
    private static final Grammar PLAIN = grammar(EnumSet.noneOf(Dialect.class));
    private static final Grammar RICH = grammar(EnumSet.allOf(Dialect.class));

    private static Grammar grammar(Set<Dialect> dialects) {
        return new Grammar(new Navigations().many(TYPE, "parts", TYPE, row -> Stream.of()), dialects);
    }

    /** Returns 200, or the status of the refusal. */
    private static int answer(Grammar grammar, String expression) {
        try {
            Filter filter = FilterParser.parse(grammar, TYPE, expression);
            ROWS.forEach(filter::matches);
            filter.pinned();
            return 200;
        } catch (ODataError refusal) {
            return refusal.status();
        }
    }

    @Test
    void aMillionExpressionsGetADocumentedAnswer() {
        System.out.println("filterSeed " + SEED);
        FilterGenerator generator = new FilterGenerator(new SplittableRandom(SEED));
        int[] answers = new int[600];

        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = i % 2 == 0 ? generator.valid() : generator.broken();
            answers[answerOf(i % 3 == 0 ? PLAIN : RICH, expression)]++;
        }

        assertThat(answers[200]).isGreaterThan(EXPRESSIONS / 4);
        assertThat(answers[400]).isGreaterThan(EXPRESSIONS / 4);
        assertThat(answers[501]).isGreaterThan(EXPRESSIONS / 100);
        assertThat(answers[200] + answers[400] + answers[501]).isEqualTo(EXPRESSIONS);
    }

    /** Asserts nothing with a library: that would take longer than the filters do. */
    private static int answerOf(Grammar grammar, String expression) {
        try {
            int status = answer(grammar, expression);
            if (status == 200 || DOCUMENTED.contains(status)) {
                return status;
            }
            throw new AssertionError("answered with " + status);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("filterSeed " + SEED + ": " + expression, e);
        }
    }

    @Test
    void filtersOnOneFieldAreAllAccepted() {
        FilterGenerator generator = new FilterGenerator(new SplittableRandom(SEED));

        List<String> refused = Stream.generate(generator::onOneField)
                .limit(20_000)
                .filter(expression -> answer(RICH, expression) != 200)
                .toList();

        assertThat(refused).isEmpty();
    }

    @Test
    void theSameSeedMakesTheSameExpressions() {
        FilterGenerator one = new FilterGenerator(new SplittableRandom(7));
        FilterGenerator other = new FilterGenerator(new SplittableRandom(7));

        for (int i = 0; i < 1_000; i++) {
            assertThat(one.valid()).isEqualTo(other.valid());
            assertThat(one.broken()).isEqualTo(other.broken());
        }
    }

    /** Makes up filters over the things above. */
    private static final class FilterGenerator {
        private static final String[] OPERATORS = {"eq", "ne", "gt", "ge", "lt", "le"};
        private static final String[] STRINGS = {
            "''", "'x'", "'O''Brien'", "' '", "'a and b'", "')('", "'A-1'", "'*'", "'a*''*b'", "'ß€😀'", "'%27'", "'or'"
        };
        private static final String[] TESTS = {"startswith", "endswith", "contains"};
        /** Each field with literals that fit it. */
        private static final String[][] FIELDS = {
            {"id", "00000000-0000-0001-0000-000000000001", "ABCDEF00-0000-0001-0000-000000000001"},
            {"number", "'A-1'", "''", "'a*'"},
            {"name", "'O''Brien'", "''", "'x''''y'"},
            {"date", "2026-08-20", "0001-01-01", "9999-12-31"},
            {"changed", "2026-08-18T20:05:51.603Z", "0001-01-01T00:00:00Z"},
            {"amount", "-10.50", "0", "79228162514264337593543950335", "1e3", "-0.0"},
            {"line", "10000", "-2147483648", "0"},
            {"stamp", "9223372036854775807", "-1"},
            {"open", "true", "false"},
            {"status", "'Open'", "'In Review'", "' '"}
        };
        /** What gets into the way of a parser. */
        private static final String[] NUISANCES = {
            "(",
            ")",
            "'",
            "''",
            ",",
            "/",
            ":",
            " ",
            "\t",
            "+",
            "-",
            ".",
            "*",
            "$",
            "&",
            "%",
            "\"",
            "\\",
            "{",
            "\u0000",
            "😀",
            "and",
            "or",
            "not",
            "in",
            "eq",
            "any",
            "all",
            "null",
            "true",
            "id",
            "parts",
            "nothing",
            "1e999999999",
            "1e-999999999",
            "99999999999999999999999",
            "2026-99-99",
            "NaN",
            "-INF",
            "contains(",
            "tolower(",
            "substring(",
            "parts/any(x:",
            "not not ",
            "((((((((",
            "))))))))",
            "''''''''",
            "$it/",
            "name/",
            "guid'1'",
            "duration'P1D'"
        };

        private final SplittableRandom random;

        FilterGenerator(SplittableRandom random) {
            this.random = random;
        }

        /** Returns a filter that follows the grammar, restricted parts included. */
        String valid() {
            StringBuilder text = new StringBuilder();
            expression(text, random.nextInt(4));
            return text.toString();
        }

        /** Returns a filter that follows the grammar and looks at one property only. */
        String onOneField() {
            String[] field = pick(FIELDS);
            StringBuilder text = new StringBuilder(comparison(field));
            for (int i = random.nextInt(4); i > 0; i--) {
                String joint = pick(" and ", " or ", " and not ", " or not ");
                String next = random.nextBoolean() ? comparison(field) : "(" + comparison(field) + ")";
                text.append(joint).append(next);
            }
            return text.toString();
        }

        /** Returns a filter that was hit by something, or never was one. */
        String broken() {
            if (random.nextInt(8) == 0) {
                return soup();
            }
            StringBuilder text = new StringBuilder(valid());
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length() + 1);
                int end = Math.min(text.length(), at + random.nextInt(6));
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, pick(NUISANCES));
                    case 1 -> text.delete(at, end);
                    default -> text.replace(at, end, pick(NUISANCES));
                }
            }
            return text.toString();
        }

        private String soup() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(pick(NUISANCES)).append(random.nextBoolean() ? " " : "");
            }
            return text.toString();
        }

        private void expression(StringBuilder text, int depth) {
            int form = depth == 0 ? 9 : random.nextInt(10);
            switch (form) {
                case 0, 1 -> pair(text, depth, " and ");
                case 2 -> pair(text, depth, " or ");
                case 3 -> {
                    text.append("not ");
                    expression(text, depth - 1);
                }
                case 4 -> {
                    text.append('(');
                    expression(text, depth - 1);
                    text.append(')');
                }
                case 5 -> {
                    text.append(pick("parts/any(p:", "parts/all(p:", "parts/any(q:p/"));
                    expression(text, depth - 1);
                    text.append(')');
                }
                case 6 -> text.append(onOneField());
                default -> text.append(condition());
            }
        }

        private void pair(StringBuilder text, int depth, String joint) {
            expression(text, depth - 1);
            text.append(joint);
            expression(text, depth - 1);
        }

        private String condition() {
            return switch (random.nextInt(6)) {
                case 0 -> pick(TESTS) + "(" + text(2) + "," + pick(STRINGS) + ")";
                case 1 -> text(3) + " " + pick(OPERATORS) + " " + pick(STRINGS);
                case 2 -> {
                    String[] field = pick(FIELDS);
                    yield field[0] + " in (" + literal(field) + "," + literal(field) + ")";
                }
                default -> comparison(pick(FIELDS));
            };
        }

        /** A text property, or functions of it. */
        private String text(int depth) {
            return switch (depth == 0 ? 3 : random.nextInt(5)) {
                case 0 -> "tolower(" + text(depth - 1) + ")";
                case 1 -> "toupper(" + text(depth - 1) + ")";
                case 2 -> "substring(" + text(depth - 1) + "," + random.nextInt(9) + ")";
                case 3 -> "name";
                default -> "number";
            };
        }

        private String comparison(String[] field) {
            return field[0] + " " + pick(OPERATORS) + " " + literal(field);
        }

        private String literal(String[] field) {
            return field[1 + random.nextInt(field.length - 1)];
        }

        @SafeVarargs
        private <T> T pick(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
