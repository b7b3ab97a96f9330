package io.github.businesscentral.payments.call;

import io.github.businesscentral.payments.error.CallSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A decoded value with the status and headers of its response and a summary of the call. */
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

    /** Returns a response of these parts; for fakes. */
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

    /** Returns this response with the moment until which an unanswered attempt may still be executed. */
    public ApiResponse<T> withLateCommitPossibleUntil(Instant until) {
        return new ApiResponse<>(value, status, headers, call, createOutcome, until);
    }

    /** The decoded value. */
    public T value() {
        return value;
    }

    /** The HTTP status; 0 if nothing had to be sent, as for an empty patch. */
    public int status() {
        return status;
    }

    /** The response headers. */
    public Headers headers() {
        return headers;
    }

    /** How the call went. */
    public CallSummary call() {
        return call;
    }

    /** How a create succeeded; empty for other calls. */
    public Optional<CreateOutcome> createOutcome() {
        return Optional.ofNullable(createOutcome);
    }

    /**
     * Until when an attempt that was not answered may still be executed by the server: up to 16 minutes after it was sent
     * ({@code business-central.md} 8). While the line is in its journal that can book nothing, since the line number is
     * taken; if the journal is posted before, it can. Empty if there is no such attempt.
     */
    public Optional<Instant> lateCommitPossibleUntil() {
        return Optional.ofNullable(lateCommitPossibleUntil);
    }

    /** How often the request was sent, attempts that could not connect included. */
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

    /** The id under which Microsoft's support finds the request, if the server sent one. */
    public Optional<String> correlationId() {
        return correlationId(headers);
    }

    /**
     * The id in response headers: {@code ms-correlation-x}, else {@code request-id} ({@code business-central.md} 1.3). Anything
     * but letters, digits and dashes is no id: it goes into logs, and a server could send a token back in it.
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
