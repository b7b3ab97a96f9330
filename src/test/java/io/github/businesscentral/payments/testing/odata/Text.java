package io.github.businesscentral.payments.testing.odata;

/** What AL does to texts. */
public final class Text {
    private Text() {}

    /** Returns the text without spaces at its ends; other white space stays, as in an AL {@code Code}. */
    public static String trimSpaces(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * Returns the text as a {@code Code} keeps it: without spaces at its ends, and each code point in upper case by itself
     * and whatever the locale is, so that it never gets longer: ß stays ß. How the server does this is not documented; a
     * choice.
     */
    public static String code(String text) {
        return upper(trimSpaces(text));
    }

    /** Returns the text with each code point in upper case by itself. */
    public static String upper(String text) {
        int[] codePoints = text.codePoints().map(Character::toUpperCase).toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    /**
     * Returns the text with its last number advanced by one, leading zeros kept; the empty text if it holds no digit.
     * AL's {@code IncStr}.
     */
    public static String increment(String text) {
        int end = text.length();
        while (end > 0 && !isDigit(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return "";
        }
        int at = end - 1;
        StringBuilder next = new StringBuilder(text);
        while (at >= 0 && text.charAt(at) == '9') {
            next.setCharAt(at--, '0');
        }
        if (at >= 0 && isDigit(text.charAt(at))) {
            next.setCharAt(at, (char) (text.charAt(at) + 1));
        } else {
            next.insert(at + 1, '1');
        }
        return next.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
