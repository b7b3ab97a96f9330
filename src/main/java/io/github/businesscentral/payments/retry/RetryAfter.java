package io.github.businesscentral.payments.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;

/**
 * Parses {@code Retry-After}, which contains seconds or an HTTP date. The server documents it for 502 and 503, but not for 429
 * ({@code business-central.md} 8).
 */
public final class RetryAfter {
    // Longer than any wait, yet small enough for arithmetic in any unit.
    private static final Duration NEVER = Duration.ofDays(3650);

    private RetryAfter() {}

    /** Returns how long to wait from {@code now}. Zero if the date has passed; empty if the header is missing or malformed. */
    public static Optional<Duration> of(Headers headers, Instant now) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return Optional.empty();
        }
        String value = text.strip();
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? seconds(value) : date(value, now);
    }

    private static Optional<Duration> seconds(String digits) {
        try {
            return Optional.of(atMostNever(Duration.ofSeconds(Long.parseLong(digits))));
        } catch (NumberFormatException e) {
            // More seconds than a long can hold.
            return Optional.of(NEVER);
        }
    }

    private static Optional<Duration> date(String value, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : atMostNever(wait));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration atMostNever(Duration wait) {
        return wait.compareTo(NEVER) > 0 ? NEVER : wait;
    }
}
