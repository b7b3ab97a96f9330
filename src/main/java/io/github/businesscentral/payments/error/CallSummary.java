package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a call went: what was asked, how often it was sent, and where the time went. Safe to log. */
public final class CallSummary implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String method;
    private final String url;
    private final int attempts;
    private final Duration elapsed;
    private final Duration waited;
    private final String[] repeatedBecause;
    private final String givenUpBecause;

    private CallSummary(
            String method,
            String url,
            int attempts,
            Duration elapsed,
            Duration waited,
            List<String> repeatedBecause,
            String givenUpBecause) {
        this.method = Objects.requireNonNull(method, "method");
        this.url = Objects.requireNonNull(url, "url");
        this.attempts = attempts;
        this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
        this.waited = Objects.requireNonNull(waited, "waited");
        this.repeatedBecause = repeatedBecause.toArray(new String[0]);
        this.givenUpBecause = Objects.requireNonNull(givenUpBecause, "givenUpBecause");
    }

    /**
     * Returns a summary of these figures.
     *
     * @param url the address without the values of its query
     */
    public static CallSummary of(String method, String url, int attempts, Duration elapsed, Duration waited) {
        return new CallSummary(method, url, attempts, elapsed, waited, List.of(), "");
    }

    /**
     * Returns this summary with the reason of each repetition, and of there having been no further one.
     *
     * @param givenUpBecause empty if nothing was given up
     */
    public CallSummary withReasons(List<String> repeatedBecause, String givenUpBecause) {
        return new CallSummary(method, url, attempts, elapsed, waited, repeatedBecause, givenUpBecause);
    }

    /** The HTTP method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** The address with the names of its query options but not their values, which can hold customers' data. */
    public String url() {
        return url;
    }

    /** How often the request was sent, or was to be sent when no connection could be had; 0 if the call ended before. */
    public int attempts() {
        return attempts;
    }

    /** The time from {@code execute()} to the end, waits included. */
    public Duration elapsed() {
        return elapsed;
    }

    /** The part of {@link #elapsed()} spent waiting between attempts. */
    public Duration waited() {
        return waited;
    }

    /** Why it was tried again, once for each time, in order: {@code HTTP 503}, the class of a failure, and the like. */
    public List<String> repeatedBecause() {
        return List.of(repeatedBecause);
    }

    /** Why it was not tried again, though what went wrong allowed it; empty if that was not so. */
    public Optional<String> givenUpBecause() {
        return givenUpBecause.isEmpty() ? Optional.empty() : Optional.of(givenUpBecause);
    }

    @Override
    public String toString() {
        return method + " " + url + ", " + (attempts == 1 ? "1 attempt" : attempts + " attempts") + ", "
                + elapsed.toMillis() + " ms"
                + (repeatedBecause.length == 0 ? "" : ", repeated because of " + String.join(", ", repeatedBecause))
                + (givenUpBecause.isEmpty() ? "" : ", not tried again: " + givenUpBecause);
    }
}
