package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** An error response, as far as it could be read. The library creates it; tests use {@link #builder}. */
public final class ErrorResponse implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final ErrorCode code;
    private final String message;
    private final @Nullable String correlationId;
    private final @Nullable Duration retryAfter;
    private final String rawBody;
    private final transient @Nullable Headers headers;

    private ErrorResponse(Builder from) {
        this.status = from.status;
        this.code = from.code;
        this.message = from.message;
        this.correlationId = from.correlationId;
        this.retryAfter = from.retryAfter;
        this.rawBody = from.rawBody;
        this.headers = from.headers;
    }

    /** Starts a response with this HTTP status. */
    public static Builder builder(int status) {
        return new Builder(status);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code of the error body, or {@link ErrorCode#NONE}. */
    public ErrorCode code() {
        return code;
    }

    /** The server's message without the correlation id; empty if there was none. Its language varies, so do not parse it. */
    public String message() {
        return message;
    }

    /** The id that Microsoft support uses to find the request. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /** How long the server asked to wait before the next request. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The body as text, at most the first 64 KiB. */
    public String rawBody() {
        return rawBody;
    }

    /** The response headers. Empty after deserialization. */
    public Headers headers() {
        return headers == null ? Headers.EMPTY : headers;
    }

    /** Builds a response. */
    public static final class Builder {
        private final int status;
        private ErrorCode code = ErrorCode.NONE;
        private String message = "";
        private @Nullable String correlationId;
        private @Nullable Duration retryAfter;
        private String rawBody = "";
        private Headers headers = Headers.EMPTY;

        private Builder(int status) {
            this.status = status;
        }

        /** Sets {@code error.code}. */
        public Builder code(ErrorCode value) {
            code = Objects.requireNonNull(value, "code");
            return this;
        }

        /** Sets {@code error.message}. */
        public Builder message(String value) {
            message = Objects.requireNonNull(value, "message");
            return this;
        }

        /** Sets the correlation id. */
        public Builder correlationId(String value) {
            correlationId = Objects.requireNonNull(value, "correlationId");
            return this;
        }

        /** Sets how long the server asked to wait. */
        public Builder retryAfter(Duration value) {
            retryAfter = Objects.requireNonNull(value, "retryAfter");
            return this;
        }

        /** Sets the body text. */
        public Builder rawBody(String value) {
            rawBody = Objects.requireNonNull(value, "rawBody");
            return this;
        }

        /** Sets the response headers. */
        public Builder headers(Headers value) {
            headers = Objects.requireNonNull(value, "headers");
            return this;
        }

        /** Returns the answer. */
        public ErrorResponse build() {
            return new ErrorResponse(this);
        }
    }
}
