package io.github.businesscentral.payments.odata;

import java.util.Objects;

/**
 * The version of an entity, as the server sent it. Sent back in {@code If-Match}, so that the server detects a concurrent change
 * instead of overwriting it.
 *
 * <p>The text is opaque and sent back byte for byte ({@code business-central.md} 4.2). Two tags are equal if their texts are.
 */
public final class ETag {
    /** Matches any version on the server. The update overwrites changes by others. */
    public static final ETag ANY = new ETag("*");

    private final String value;

    private ETag(String value) {
        this.value = value;
    }

    /**
     * Returns the tag with this text, for example one that you stored with a payment's id.
     *
     * @param value the text as the server sent it, for example {@code W/"JzIwOzE3…"}, including quotes; {@code *} is {@link #ANY}
     * @throws IllegalArgumentException if it is not an entity tag: {@code "…"} or {@code W/"…"} of visible ASCII characters
     */
    public static ETag of(String value) {
        Objects.requireNonNull(value, "etag");
        if (value.equals(ANY.value)) {
            return ANY;
        }
        if (!isEntityTag(value)) {
            throw new IllegalArgumentException("etag is not an entity tag: it must look like \"…\" or W/\"…\", quotes"
                    + " included, in visible ASCII characters. Pass the text of @odata.etag unchanged.");
        }
        return new ETag(value);
    }

    private static boolean isEntityTag(String value) {
        int open = value.startsWith("W/") ? 2 : 0;
        int close = value.length() - 1;
        if (close <= open || value.charAt(open) != '"' || value.charAt(close) != '"') {
            return false;
        }
        for (int i = open + 1; i < close; i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '"') {
                return false;
            }
        }
        return true;
    }

    /** Returns the text for {@code If-Match}. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ETag that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
