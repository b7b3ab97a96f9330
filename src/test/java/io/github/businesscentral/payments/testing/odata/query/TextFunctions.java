package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The functions of 6.3, all of them about texts. */
final class TextFunctions {
    private static final Set<String> TESTS = Set.of("startswith", "endswith", "contains");

    private TextFunctions() {}

    /** Returns whether the function answers yes or no, and not with another text. */
    static boolean isTest(String name) {
        return TESTS.contains(name);
    }

    static Predicate<String> test(String name, String wanted, boolean withoutCase) {
        BiPredicate<String, String> test = switch (name) {
            case "startswith" -> String::startsWith;
            case "endswith" -> String::endsWith;
            default -> String::contains;
        };
        return withoutCase
                ? text -> test.test(text.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT))
                : text -> test.test(text, wanted);
    }

    /** Reads the arguments behind the first one and returns what the function does to that. */
    static UnaryOperator<String> rest(String name, Tokens tokens) {
        UnaryOperator<String> function = switch (name) {
            case "tolower" -> text -> text.toLowerCase(Locale.ROOT);
            case "toupper" -> text -> text.toUpperCase(Locale.ROOT);
            case "substring" -> substring(tokens);
            default -> throw ODataError.badRequest("An unknown function with name '" + name + "' was found.");
        };
        tokens.expect(")");
        return function;
    }

    private static UnaryOperator<String> substring(Tokens tokens) {
        tokens.expect(",");
        int start = Literal.index(tokens.take());
        int length = tokens.skip(",") ? Literal.index(tokens.take()) : Integer.MAX_VALUE;
        return text -> {
            int from = Math.min(start, text.length());
            return text.substring(from, from + Math.min(length, text.length() - from));
        };
    }

    /** Returns a test for texts of a form in which {@code *} stands for any characters. */
    static Predicate<String> wildcard(String form, boolean withoutCase) {
        String[] parts = (withoutCase ? form.toLowerCase(Locale.ROOT) : form).split("\\*", -1);
        return text -> fits(withoutCase ? text.toLowerCase(Locale.ROOT) : text, parts);
    }

    private static boolean fits(String text, String[] parts) {
        String end = parts[parts.length - 1];
        int at = parts[0].length();
        if (!text.startsWith(parts[0]) || !text.endsWith(end)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= text.length() - end.length();
    }
}
