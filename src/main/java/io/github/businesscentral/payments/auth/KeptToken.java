package io.github.businesscentral.payments.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token, and by when it is to be renewed.
 *
 * @param claims what the server had asked for when the token was fetched
 * @param old from when on it is renewed while it still serves
 * @param end from when on it serves no more
 */
record KeptToken(AccessToken token, @Nullable String claims, Instant old, Instant end) {
    // A token must outlive the request it is attached to, and clocks differ a little.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    // MSAL's own cache, which a user's application has, gives out the old token until five minutes before its end.
    private static final Duration EARLY = Duration.ofMinutes(5);

    // Of a token that has expired already, the provider's clock or ours is wrong; the server decides.
    private static final Duration ON_TRIAL = Duration.ofMinutes(1);

    /** Of a token that lives shorter than those times, use is made for half its life, and it is renewed after a quarter. */
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
