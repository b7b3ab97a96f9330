package io.github.businesscentral.payments.call;

import io.github.businesscentral.payments.error.CallSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A decoded value with the status, the headers and a summary of the call. */
public final class ApiResponse<T> {
    private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    private final T value;
    private final int status;
    private final Headers headers;
    private final CallSummary call;
    private final @Nullable CreateOutcome createOutcome;
    private final @Nullable Instant lateCommitPossibleUntil;

    private ApiResponse(
            T value,
            int status,
            Headers headers,
            CallSummary call,
            @Nullable CreateOutcome createOutcome,
            @Nullable Instant lateCommitPossibleUntil) {
        this.value = Objects.requireNonNull(value, "value");
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.call = Objects.requireNonNull(call, "call");
        this.createOutcome = createOutcome;
        this.lateCommitPossibleUntil = lateCommitPossibleUntil;
    }

    /** Returns a response with these parts. For fakes. */
    public static <T> ApiResponse<T> of(T value, int status, Headers headers, CallSummary call) {
        return new ApiResponse<>(value, status, headers, call, null, null);
    }

    /** Returns this response with another value. */
    public <R> ApiResponse<R> withValue(R other) {
        return new ApiResponse<>(other, status, headers, call, createOutcome, lateCommitPossibleUntil);
    }

    /** Returns this response with another summary. */
    public ApiResponse<T> withCall(CallSummary other) {
        return new ApiResponse<>(value, status, headers, other, createOutcome, lateCommitPossibleUntil);
    }

    /** Returns this response with the outcome of a create. */
    public ApiResponse<T> withCreateOutcome(CreateOutcome outcome) {
        return new ApiResponse<>(value, status, headers, call, outcome, lateCommitPossibleUntil);
    }

    /** Returns this response with the time until which an unanswered attempt may still be executed. */
    public ApiResponse<T> withLateCommitPossibleUntil(Instant until) {
        return new ApiResponse<>(value, status, headers, call, createOutcome, until);
    }

    /** The decoded value. */
    public T value() {
        return value;
    }

    /** The HTTP status. Zero if nothing had to be sent, as for an empty patch. */
    public int status() {
        return status;
    }

    /** The response headers. */
    public Headers headers() {
        return headers;
    }

    /** Statistics of the call. */
    public CallSummary call() {
        return call;
    }

    /** How a create succeeded; empty for other calls. */
    public Optional<CreateOutcome> createOutcome() {
        return Optional.ofNullable(createOutcome);
    }

    /**
     * Until when the server may still execute an attempt that got no response: up to 16 minutes after it was sent ({@code
     * business-central.md} 8). Such an attempt cannot book anything while the line is in its journal, because the line number is
     * taken. It can if the journal is posted before this time. Empty if there is no such attempt.
     */
    public Optional<Instant> lateCommitPossibleUntil() {
        return Optional.ofNullable(lateCommitPossibleUntil);
    }

    /** The number of attempts, including those that could not connect. */
    public int attempts() {
        return call.attempts();
    }

    /** The time from {@code execute()} to the decoded value. */
    public Duration elapsed() {
        return call.elapsed();
    }

    /** The part of {@link #elapsed()} spent waiting between attempts. */
    public Duration waited() {
        return call.waited();
    }

    /** The id that Microsoft support uses to find the request, if the server sent one. */
    public Optional<String> correlationId() {
        return correlationId(headers);
    }

    /**
     * Returns the id in response headers: {@code ms-correlation-x}, else {@code request-id} ({@code business-central.md} 1.3). A
     * value with other characters than letters, digits and dashes is ignored. The id goes into logs, and a server could echo a
     * token in it.
     */
    public static Optional<String> correlationId(Headers headers) {
        String id = headers.get("ms-correlation-x");
        return Optional.ofNullable(id != null ? id : headers.get("request-id"))
                .filter(text -> ID.matcher(text).matches());
    }

    @Override
    public String toString() {
        return "ApiResponse[status=" + status + ", " + call + "]";
    }
}
