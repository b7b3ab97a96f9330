package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Navigation;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code $filter} (6.3). {@code or} binds less than {@code and}, that less than {@code not}, and that less than a
 * comparison; each has a method of its own.
 */
final class FilterParser {
    private static final int DEEPEST = 100;
    private static final Map<String, Filter.Operator> OPERATORS = Stream.of(Filter.Operator.values())
            .collect(Collectors.toMap(operator -> operator.name().toLowerCase(Locale.ROOT), operator -> operator));

    private final Grammar grammar;
    private final EntityType type;
    private final Tokens tokens;
    /** The variables of the lambdas around the present place, and what they range over. */
    private final Map<String, EntityType> variables = new HashMap<>();
    /** Why a well-formed filter is not carried out. A syntax error further on comes first. */
    private @Nullable ODataError refusal;

    private int depth;

    private record Path(EntityType owner, String name) {}

    private FilterParser(Grammar grammar, EntityType type, String text) {
        this.grammar = grammar;
        this.type = type;
        this.tokens = new Tokens(text);
    }

    static Filter parse(Grammar grammar, EntityType type, String text) {
        FilterParser parser = new FilterParser(grammar, type, text);
        Filter filter = parser.disjunction();
        parser.tokens.expectEnd();
        if (parser.refusal != null) {
            throw parser.refusal;
        }
        return filter;
    }

    /** Rule 28: {@code or} joins conditions on one property only. */
    private Filter disjunction() {
        Filter filter = joined("or", this::conjunction, Filter.Any::new);
        if (filter instanceof Filter.Any && filter.properties().size() > 1) {
            refuse(notImplemented("The 'OR' operator is not supported on distinct fields on an OData filter."));
        }
        return filter;
    }

    private Filter conjunction() {
        return joined("and", this::negation, Filter.All::new);
    }

    private Filter joined(String operator, Supplier<Filter> part, Function<List<Filter>, Filter> join) {
        List<Filter> conditions = new ArrayList<>(2);
        do {
            Filter condition = part.get();
            if (condition != Filter.NONE) {
                conditions.add(condition);
            }
        } while (tokens.skip(operator));
        return switch (conditions.size()) {
            case 0 -> Filter.NONE;
            case 1 -> conditions.get(0);
            default -> join.apply(conditions);
        };
    }

    private Filter negation() {
        if (tokens.skip("not")) {
            if (!grammar.has(Dialect.NEGATION)) {
                refuse(notImplemented("The 'NOT' operator is not supported on an OData filter."));
            }
            Filter condition = deeper(this::negation);
            return condition == Filter.NONE ? Filter.NONE : new Filter.Not(condition);
        }
        if (tokens.skip("(")) {
            Filter inner = deeper(this::disjunction);
            tokens.expect(")");
            return inner;
        }
        return condition();
    }

    private Filter condition() {
        if (tokens.atFunction()) {
            String name = tokens.word();
            return TextFunctions.isTest(name) ? test(name) : comparison(derived(name));
        }
        Path path = path();
        Optional<Navigation> navigation = grammar.navigation(path.owner(), path.name());
        return navigation.isPresent() ? lambda(navigation.get()) : comparison(field(path));
    }

    /** {@code startswith(…)} and its like. */
    private Filter test(String name) {
        tokens.expect("(");
        Operand operand = text();
        tokens.expect(",");
        String argument = constant();
        tokens.expect(")");
        // Rule 8: what is compared with a code is a code.
        String wanted = operand.kind() == Kind.CODE ? Text.upper(argument) : argument;
        boolean withoutCase = grammar.has(Dialect.TEXT_WITHOUT_CASE);
        return new Filter.TextCondition(operand, TextFunctions.test(name, wanted, withoutCase));
    }

    private Filter comparison(Operand operand) {
        if (tokens.skip("in")) {
            return membership(operand);
        }
        return comparison(operand, operator());
    }

    private Filter comparison(Operand operand, Filter.Operator operator) {
        Object value = value(operand);
        if (operator == Filter.Operator.EQ
                && grammar.has(Dialect.WILDCARDS)
                && value instanceof String pattern
                && pattern.indexOf('*') >= 0) {
            return new Filter.TextCondition(
                    operand, TextFunctions.wildcard(pattern, grammar.has(Dialect.TEXT_WITHOUT_CASE)));
        }
        return new Filter.Comparison(operand, operator, value, grammar.order(operand.kind()));
    }

    private Filter membership(Operand operand) {
        List<Filter> alternatives = new ArrayList<>();
        tokens.expect("(");
        do {
            alternatives.add(comparison(operand, Filter.Operator.EQ));
        } while (tokens.skip(","));
        tokens.expect(")");
        // Rule 28: an older version of the schema ignores it without a word, and all rows come back.
        return grammar.has(Dialect.SCHEMA_VERSION_2_1) ? new Filter.Any(alternatives) : Filter.NONE;
    }

    private Filter.Operator operator() {
        Tokens.Token token = tokens.take();
        Filter.Operator operator = token.sort() == Tokens.Sort.WORD ? OPERATORS.get(token.text()) : null;
        if (operator == null) {
            throw tokens.syntaxError(token.position());
        }
        return operator;
    }

    private Object value(Operand operand) {
        if (isText(operand.kind()) && tokens.atFunction()) {
            return operand.kind().normalized(constant());
        }
        return Literal.read(type, operand, tokens.take());
    }

    /** A name, or that of a lambda's variable and a name. */
    private Path path() {
        String first = tokens.word();
        EntityType variable = variables.get(first);
        return variable != null && tokens.skip("/") ? new Path(variable, tokens.word()) : new Path(type, first);
    }

    private static Operand field(Path path) {
        Property property = Grammar.property(path.owner(), path.name());
        return new Operand.Field(property, path.owner().position(path.name()));
    }

    /** What the functions of a text are given first: a property, or what a function makes of one. */
    private Operand text() {
        if (tokens.atFunction()) {
            refuseBelow21("A function of a function");
            return derived(tokens.word());
        }
        Operand operand = field(path());
        if (!isText(operand.kind())) {
            throw ODataError.badRequest("No function signature matches the argument '"
                    + operand.source().name() + "' of type '" + operand.kind().edmName() + "'.");
        }
        return operand;
    }

    private Operand derived(String name) {
        tokens.expect("(");
        Operand from = deeper(this::text);
        return new Operand.Derived(from, TextFunctions.rest(name, tokens));
    }

    /** A string, or what functions make of it. */
    private String constant() {
        if (tokens.atFunction()) {
            refuseBelow21("A function of a literal");
            String name = tokens.word();
            tokens.expect("(");
            String from = deeper(this::constant);
            return TextFunctions.rest(name, tokens).apply(from);
        }
        return tokens.string();
    }

    /** {@code any} and {@code all} must be well-formed, and are ignored (6.2). */
    private Filter lambda(Navigation navigation) {
        tokens.expect("/");
        if (!tokens.skip("any")) {
            tokens.expect("all");
        }
        tokens.expect("(");
        if (!tokens.skip(")")) {
            String variable = tokens.word();
            tokens.expect(":");
            ODataError before = refusal;
            EntityType hidden = variables.put(variable, navigation.target());
            deeper(this::disjunction);
            variables.compute(variable, (name, target) -> hidden);
            refusal = before;
            tokens.expect(")");
        }
        return Filter.NONE;
    }

    private static boolean isText(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.CODE;
    }

    /** Goes one level down, unless the filter wants to overflow the stack. */
    private <T> T deeper(Supplier<T> level) {
        if (++depth > DEEPEST) {
            throw ODataError.badRequest("Recursion depth exceeded allowed limit.");
        }
        T result = level.get();
        depth--;
        return result;
    }

    private void refuseBelow21(String what) {
        if (!grammar.has(Dialect.SCHEMA_VERSION_2_1)) {
            refuse(ODataError.badRequest(what + " is not supported in this version of the schema."));
        }
    }

    private void refuse(ODataError error) {
        refusal = refusal == null ? error : refusal;
    }

    private static ODataError notImplemented(String message) {
        return new ODataError(501, "BadRequest_MethodNotImplemented", message);
    }
}
