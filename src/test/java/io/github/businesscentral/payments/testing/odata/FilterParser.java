package io.github.businesscentral.payments.testing.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code $filter}: comparisons of a property with a literal, joined by {@code and}. */
final class FilterParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:'((?:[^']++|'')*+)'|([^\\s'(),]++)|([(),]))");

    private final EntityType type;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** A piece of the text; {@code quoted} tells a string literal from a word. */
    private record Token(String text, boolean quoted) {}

    private FilterParser(EntityType type, String text) {
        this.type = type;
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.lookingAt()) {
            String string = matcher.group(1);
            String word = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            tokens.add(string != null ? new Token(string.replace("''", "'"), true) : new Token(word, false));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw syntaxError();
        }
    }

    static Filter parse(EntityType type, String text) {
        FilterParser parser = new FilterParser(type, text);
        Filter filter = parser.conjunction();
        if (parser.next < parser.tokens.size()) {
            throw parser.syntaxError();
        }
        return filter;
    }

    private Filter conjunction() {
        Filter filter = comparison();
        while (next < tokens.size() && tokens.get(next).equals(new Token("and", false))) {
            next++;
            filter = new Filter.And(filter, comparison());
        }
        return filter;
    }

    private Filter comparison() {
        Property property = property(take());
        Filter.Operator operator = operator(take());
        Token literal = take();
        return new Filter.Comparison(property, operator, Literal.read(property, literal.text(), literal.quoted()));
    }

    private Property property(Token name) {
        Optional<Property> property = name.quoted() ? Optional.empty() : type.property(name.text());
        return property.orElseThrow(() -> ODataError.badRequest(
                "Could not find a property named '" + name.text() + "' on type 'Microsoft.NAV." + type.name() + "'."));
    }

    private Filter.Operator operator(Token token) {
        return Stream.of(Filter.Operator.values())
                .filter(operator -> !token.quoted()
                        && operator.name().toLowerCase(Locale.ROOT).equals(token.text()))
                .findFirst()
                .orElseThrow(this::syntaxError);
    }

    private Token take() {
        if (next >= tokens.size()) {
            throw syntaxError();
        }
        return tokens.get(next++);
    }

    private ODataError syntaxError() {
        return ODataError.badRequest("Syntax error in the expression '" + text + "'.");
    }
}
