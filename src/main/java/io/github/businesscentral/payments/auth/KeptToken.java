package io.github.businesscentral.payments.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token with the times at which to renew it.
 *
 * @param claims the claims that the server required when the token was fetched
 * @param old when to start renewing the token while it is still usable
 * @param end when to stop using the token
 */
record KeptToken(AccessToken token, @Nullable String claims, Instant old, Instant end) {
    // A token must outlive the request that it is attached to, and clocks differ slightly.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    // MSAL's own cache, which a user's application has, returns the old token until five minutes before it expires.
    private static final Duration EARLY = Duration.ofMinutes(5);

    // If a new token has already expired, the provider's clock or this machine's is wrong. The server decides.
    private static final Duration ON_TRIAL = Duration.ofMinutes(1);

    /** A token with a shorter life than these times is used for half its life and renewed after a quarter. */
    static KeptToken of(AccessToken token, @Nullable String claims, Instant now) {
        Instant expiry = token.expiresAt();
        if (expiry.equals(Instant.MAX)) {
            return new KeptToken(token, claims, expiry, expiry);
        }
        Duration life = Duration.between(now, expiry);
        if (life.isNegative() || life.isZero()) {
            Instant end = now.plus(ON_TRIAL);
            return new KeptToken(token, claims, end, end);
        }
        return new KeptToken(
                token,
                claims,
                expiry.minus(shorter(EARLY, life.dividedBy(4).multipliedBy(3))),
                expiry.minus(shorter(MARGIN, life.dividedBy(2))));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    boolean serves(Instant now) {
        return now.isBefore(end);
    }

    boolean isOld(Instant now) {
        return !now.isBefore(old);
    }
}
