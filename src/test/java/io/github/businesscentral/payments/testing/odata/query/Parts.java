package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.ArrayList;
import java.util.List;

/** Takes {@code $select} and {@code $expand} apart. */
final class Parts {
    private Parts() {}

    /** Splits a text at a character, except where that stands in quotes or parentheses. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth < 0) {
                    throw broken(text);
                }
                if (c == separator && depth == 0) {
                    parts.add(text.substring(start, i).strip());
                    start = i + 1;
                }
            }
        }
        if (quoted || depth != 0) {
            throw broken(text);
        }
        parts.add(text.substring(start).strip());
        if (parts.contains("")) {
            throw broken(text);
        }
        return parts;
    }

    /** Returns the options that follow a name; none if there is no parenthesis. */
    static List<String> inParentheses(String part, int open) {
        if (open < 0) {
            return List.of();
        }
        if (!part.endsWith(")")) {
            throw broken(part);
        }
        return split(part.substring(open + 1, part.length() - 1), ';');
    }

    private static ODataError broken(String text) {
        return ODataError.badRequest("Syntax error in '" + text + "'.");
    }
}
