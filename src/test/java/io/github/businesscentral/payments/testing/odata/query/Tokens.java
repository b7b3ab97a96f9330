package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import java.util.ArrayList;
import java.util.List;

/** The words of a {@code $filter} or {@code $orderby}, taken one after the other. */
final class Tokens {
    private static final String SYMBOLS = "(),/:";
    private static final int GUID_LENGTH = 36;

    /** What a token is. */
    enum Sort {
        /** A name, an operator, {@code true}, {@code false} or {@code null}. */
        WORD,
        /** A number, a date, a point in time or a GUID. */
        LITERAL,
        /** What stood in quotes, without them. */
        STRING,
        SYMBOL
    }

    /** A piece of the text. */
    record Token(Sort sort, String text, int position) {
        boolean is(String word) {
            return sort != Sort.STRING && text.equals(word);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            at = Character.isWhitespace(text.charAt(at)) ? at + 1 : read(at);
        }
    }

    /** Reads the token that begins here and returns where it ends. */
    private int read(int start) {
        char first = text.charAt(start);
        if (first == '\'') {
            return string(start);
        }
        if (SYMBOLS.indexOf(first) >= 0) {
            return add(Sort.SYMBOL, start, start + 1);
        }
        if (isDigit(first) || first == '-' || first == '+') {
            return add(Sort.LITERAL, start, end(start, ".:+-"));
        }
        int word = end(start, "");
        if (word == start) {
            throw syntaxError(start);
        }
        // A GUID can begin with a letter.
        int guid = start + GUID_LENGTH;
        boolean isGuid = word < text.length()
                && text.charAt(word) == '-'
                && guid <= text.length()
                && Property.isGuid(text.substring(start, guid));
        return isGuid ? add(Sort.LITERAL, start, guid) : add(Sort.WORD, start, word);
    }

    private int add(Sort sort, int start, int end) {
        tokens.add(new Token(sort, text.substring(start, end), start));
        return end;
    }

    /** A quote inside of a string is doubled. */
    private int string(int start) {
        StringBuilder content = new StringBuilder();
        int from = start + 1;
        while (true) {
            int quote = text.indexOf('\'', from);
            if (quote < 0) {
                throw ODataError.badRequest(
                        "There is an unterminated string literal at position " + text.length() + " in '" + text + "'.");
            }
            content.append(text, from, quote);
            if (quote + 1 == text.length() || text.charAt(quote + 1) != '\'') {
                tokens.add(new Token(Sort.STRING, content.toString(), start));
                return quote + 1;
            }
            content.append('\'');
            from = quote + 2;
        }
    }

    private int end(int start, String alsoAllowed) {
        int end = start;
        while (end < text.length() && (isWordPart(text.charAt(end)) || alsoAllowed.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    /** Returns whether a word stands next with an opening parenthesis behind it. */
    boolean atFunction() {
        return next + 1 < tokens.size()
                && tokens.get(next).sort() == Sort.WORD
                && tokens.get(next + 1).is("(");
    }

    Token take() {
        if (atEnd()) {
            throw syntaxError(text.length());
        }
        return tokens.get(next++);
    }

    /** Takes a name. */
    String word() {
        Token token = take();
        if (token.sort() != Sort.WORD) {
            throw syntaxError(token.position());
        }
        return token.text();
    }

    /** Takes what stands in quotes. */
    String string() {
        Token token = take();
        if (token.sort() != Sort.STRING) {
            throw syntaxError(token.position());
        }
        return token.text();
    }

    /** Takes the next token if it is this word or symbol. */
    boolean skip(String word) {
        boolean there = !atEnd() && tokens.get(next).is(word);
        next += there ? 1 : 0;
        return there;
    }

    void expect(String word) {
        if (!skip(word)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw syntaxError();
        }
    }

    /** Returns the refusal of what stands next. */
    ODataError syntaxError() {
        return syntaxError(atEnd() ? text.length() : tokens.get(next).position());
    }

    ODataError syntaxError(int position) {
        return ODataError.badRequest("Syntax error at position " + position + " in '" + text + "'.");
    }
}
