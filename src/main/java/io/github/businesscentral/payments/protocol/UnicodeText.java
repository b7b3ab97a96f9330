package io.github.businesscentral.payments.protocol;

/** Checks that text can be sent unchanged. */
public final class UnicodeText {
    private UnicodeText() {}

    /**
     * Whether {@code text} contains no lone surrogates. Cutting a string in the middle of an emoji leaves one, and it would be
     * sent as a question mark.
     */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }
}
