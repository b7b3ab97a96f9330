package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Statistics of a call: its request, the number of attempts, and the time spent. Safe to log. */
public final class CallSummary implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String[] NONE = {};

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
        this.repeatedBecause = repeatedBecause.toArray(NONE);
        this.givenUpBecause = Objects.requireNonNull(givenUpBecause, "givenUpBecause");
    }

    /**
     * Returns a summary of these figures.
     *
     * @param url the address, with query values removed
     */
    public static CallSummary of(String method, String url, int attempts, Duration elapsed, Duration waited) {
        return new CallSummary(method, url, attempts, elapsed, waited, List.of(), "");
    }

    /**
     * Returns this summary with the reason for each retry and the reason why there was no further one.
     *
     * @param givenUpBecause empty if the call did not give up
     */
    public CallSummary withReasons(List<String> repeatedBecause, String givenUpBecause) {
        return new CallSummary(method, url, attempts, elapsed, waited, repeatedBecause, givenUpBecause);
    }

    /** The HTTP method, for example {@code POST}. */
    public String method() {
        return method;
    }

    /** The address, with the names of query options but without their values, which can contain customer data. */
    public String url() {
        return url;
    }

    /** The number of attempts, including those that could not connect. Zero if the call ended before the first attempt. */
    public int attempts() {
        return attempts;
    }

    /** The time from {@code execute()} to the end, including waits. */
    public Duration elapsed() {
        return elapsed;
    }

    /** The part of {@link #elapsed()} spent waiting between attempts. */
    public Duration waited() {
        return waited;
    }

    /** The reason for each retry, in order, for example {@code HTTP 503} or the class name of a failure. */
    public List<String> repeatedBecause() {
        return List.of(repeatedBecause);
    }

    /** Why the call stopped retrying after a failure that allows a retry. Empty otherwise. */
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
