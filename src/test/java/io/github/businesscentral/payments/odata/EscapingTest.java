package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.COMMENT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Condition.Comparison;
import io.github.businesscentral.payments.odata.Condition.Joined;
import io.github.businesscentral.payments.odata.RandomFilters.Asked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value gets out of its quotes: what another's parser reads is what was meant. {@code -Dseed=…} starts elsewhere. */
class EscapingTest {
    private static final long SEED = Long.getLong("seed", 20260820L);
    private static final int VALUES = 1_000;
    private static final int FILTERS = 3_000;

    private final ForeignParser parser = new ForeignParser();

    /** A condition of the comment, as a function of the value. */
    private record Operator(String name, Function<String, Filter<CustomerPayment>> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Operator> operators() {
        return Stream.of(
                new Operator("eq", COMMENT::equalTo),
                new Operator("ne", COMMENT::notEqualTo),
                new Operator("lt", COMMENT::lessThan),
                new Operator("ge", COMMENT::greaterThanOrEqualTo),
                new Operator("startswith", COMMENT::startsWith),
                new Operator("endswith", COMMENT::endsWith),
                new Operator("contains", COMMENT::contains));
    }

    private Condition read(Filter<CustomerPayment> filter) {
        String encoded = URLEncoder.encode(filter.toString(), StandardCharsets.UTF_8);
        return parser.filter("$filter=" + encoded.replace("+", "%20"));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void anyTextIsReadAsTheValueThatItIs(Operator operator) {
        Random random = new Random(SEED);

        for (int i = 0; i < VALUES; i++) {
            String value = HostileText.of(random, 249) + "x";

            assertThat(read(operator.of().apply(value)))
                    .as("seed %d, value %d", SEED, i)
                    .isEqualTo(new Comparison(operator.name(), "comment", value));
        }
    }

    @Test
    void anyTextIsReadInLowerCaseWhereCaseDoesNotMatter() {
        Random random = new Random(SEED);

        for (int i = 0; i < VALUES; i++) {
            String value = HostileText.of(random, 250);

            assertThat(read(COMMENT.equalToIgnoreCase(value)))
                    .as("seed %d, value %d", SEED, i)
                    .isEqualTo(new Comparison("tolower eq", "comment", value.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void anyCodeIsReadWithoutTheBlanksAroundIt() {
        Random random = new Random(SEED);

        for (int i = 0; i < VALUES; i++) {
            String value = HostileText.of(random, 35);

            assertThat(read(EXTERNAL_DOCUMENT_NUMBER.equalTo(value)))
                    .as("seed %d, value %d", SEED, i)
                    .isEqualTo(new Comparison("eq", "externalDocumentNumber", value.strip()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1 eq 1 or '",
                "' or comment ne '",
                "') or startswith(comment,'",
                "''",
                "'",
                "\\'",
                "%27 or 1 eq 1",
                "%2527",
                "＇ or ＇",
                "a&$filter=amount lt 0",
                "a#b",
                "a+b",
                "a/b?c=d",
                "a\nb\u0000c",
                "😀'😀"
            })
    void whatWouldLikeToBeSomethingElseStaysAValue(String value) {
        assertThat(read(COMMENT.equalTo(value))).isEqualTo(new Comparison("eq", "comment", value));
        assertThat(read(COMMENT.contains(value))).isEqualTo(new Comparison("contains", "comment", value));
        assertThat(read(COMMENT.in(value, "x").and(COMMENT.isNotBlank())))
                .isEqualTo(Condition.and(
                        Condition.or(
                                List.of(new Comparison("eq", "comment", value), new Comparison("eq", "comment", "x"))),
                        new Comparison("ne", "comment", "")));
    }

    @Test
    void anyFilterIsReadAsItWasPutTogether() {
        RandomFilters filters = new RandomFilters(new Random(SEED), List.of());
        int joined = 0;

        for (int i = 0; i < FILTERS; i++) {
            Asked asked = filters.next();

            Condition read = read(asked.filter());

            assertThat(read).as("seed %d, filter %d", SEED, i).isEqualTo(asked.meaning());
            joined += read instanceof Joined ? 1 : 0;
        }
        assertThat(joined).as("seed %d", SEED).isGreaterThan(FILTERS / 2);
    }

    @Test
    void alternativesAreAlwaysOfOneProperty() {
        RandomFilters filters = new RandomFilters(new Random(SEED), List.of());
        int alternatives = 0;

        for (int i = 0; i < FILTERS; i++) {
            List<Joined> found = alternatives(read(filters.next().filter())).toList();

            assertThat(found)
                    .as("seed %d, filter %d", SEED, i)
                    .allSatisfy(either -> assertThat(either.properties()).hasSize(1))
                    .allSatisfy(either -> assertThat(either.conditions()).allMatch(Comparison.class::isInstance));
            alternatives += found.size();
        }
        assertThat(alternatives).as("seed %d", SEED).isGreaterThan(FILTERS / 2);
    }

    private static Stream<Joined> alternatives(Condition condition) {
        if (!(condition instanceof Joined joined)) {
            return Stream.of();
        }
        Stream<Joined> inside = joined.conditions().stream().flatMap(EscapingTest::alternatives);
        return joined.operator().equals("or") ? Stream.concat(Stream.of(joined), inside) : inside;
    }
}
