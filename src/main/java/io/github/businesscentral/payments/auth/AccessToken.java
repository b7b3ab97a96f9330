package io.github.businesscentral.payments.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bearer token with its expiry. No {@code toString()} contains its text. */
public final class AccessToken {
    private final String value;
    private final String authorization;
    private final Instant expiresAt;

    private AccessToken(String value, Instant expiresAt) {
        this.value = value;
        this.authorization = "Bearer " + value;
        this.expiresAt = expiresAt;
    }

    /**
     * Returns the token with this text.
     *
     * @param expiresAt when the server stops accepting it; {@link Instant#MAX} if unknown
     * @throws IllegalArgumentException if the text is empty or contains anything but visible ASCII characters, so that it cannot
     *     be sent in a header
     */
    public static AccessToken of(String value, Instant expiresAt) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
        if (value.isEmpty() || !isVisible(value)) {
            throw new IllegalArgumentException(
                    "The access token is empty or contains spaces, line breaks or other characters"
                            + " that no token has. Check where it is read from: a trailing line break is the usual cause.");
        }
        return new AccessToken(value, expiresAt);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** The token text. Keep it out of logs. */
    public String value() {
        return value;
    }

    /** The value of the header. Created once, because a token has several kilobytes and is sent with each request. */
    String authorization() {
        return authorization;
    }

    /** When the server stops accepting the token. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessToken that && value.equals(that.value) && expiresAt.equals(that.expiresAt);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + "]";
    }
}
