package io.github.businesscentral.payments.protocol;

/**
 * Codes as the server stores and compares them: trimmed and in upper case ({@code business-central.md} 2.1). Each character is
 * converted on its own, independently of the locale: {@code ß} stays one character.
 */
public final class CodeText {
    private CodeText() {}

    /** Returns {@code code} as the server stores it. */
    public static String normalize(String code) {
        String trimmed = code.strip();
        return trimmed.codePoints()
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether the server treats both as the same code. */
    public static boolean isSame(String one, String other) {
        return one.equals(other) || normalize(one).equals(normalize(other));
    }
}
