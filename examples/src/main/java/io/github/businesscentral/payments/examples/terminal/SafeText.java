package io.github.businesscentral.payments.examples.terminal;

/** Text of strangers, made safe for a terminal. */
public final class SafeText {
    private SafeText() {}

    /**
     * Returns {@code text} in one line: control characters, line separators and characters that change the direction of writing
     * become blanks, and blanks in a row become one.
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(c -> isSafe(c) ? c : ' ').forEach(c -> {
            if (c != ' ' || safe.length() > 0 && safe.charAt(safe.length() - 1) != ' ') {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString().strip();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            // FORMAT has the direction characters, and invisible ones that make two names look the same.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
