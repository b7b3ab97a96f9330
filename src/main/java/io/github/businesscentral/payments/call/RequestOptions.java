package io.github.businesscentral.payments.call;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Options of a single call, or of all calls of a client: deadline, attempt timeout, language of messages, and additional headers.
 * Options that are not set are taken from the client. Immutable.
 */
public final class RequestOptions {
    private static final RequestOptions NONE = builder().build();

    private static final Set<String> OWN_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "data-access-intent",
            "expect",
            "host",
            "if-match",
            "isolation",
            "prefer",
            "transfer-encoding",
            "user-agent");

    private final @Nullable Duration deadline;
    private final @Nullable Duration attemptTimeout;
    private final boolean readOnlyReplica;
    private final Headers headers;

    private RequestOptions(Builder from) {
        this.deadline = from.deadline;
        this.attemptTimeout = from.attemptTimeout;
        this.readOnlyReplica = from.readOnlyReplica;
        this.headers = from.headers.build();
    }

    /** Returns options that set nothing. */
    public static RequestOptions none() {
        return NONE;
    }

    /** Returns options that set only {@link Builder#deadline deadline(…)}. */
    public static RequestOptions deadline(Duration deadline) {
        return builder().deadline(deadline).build();
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns these options, overridden by those that {@code over} sets. Headers are replaced by name. */
    public RequestOptions and(RequestOptions over) {
        Objects.requireNonNull(over, "options");
        if (over == NONE || this == NONE) {
            return over == NONE ? this : over;
        }
        Builder both = new Builder();
        both.deadline = over.deadline != null ? over.deadline : deadline;
        both.attemptTimeout = over.attemptTimeout != null ? over.attemptTimeout : attemptTimeout;
        both.readOnlyReplica = readOnlyReplica || over.readOnlyReplica;
        both.headers.addAll(headers);
        for (String name : over.headers.names()) {
            both.headers.removeAll(name);
        }
        both.headers.addAll(over.headers);
        return new RequestOptions(both);
    }

    /** Returns these options without {@link Builder#readOnlyReplica}. */
    public RequestOptions withoutReplica() {
        if (!readOnlyReplica) {
            return this;
        }
        Builder rest = new Builder();
        rest.deadline = deadline;
        rest.attemptTimeout = attemptTimeout;
        rest.headers.addAll(headers);
        return new RequestOptions(rest);
    }

    /** How long the whole call may take, including waits. */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** How long one attempt may wait for the server. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** Whether a read-only replica of the database may answer a read. */
    public boolean readOnlyReplica() {
        return readOnlyReplica;
    }

    /** The additional headers. */
    public Headers headers() {
        return headers;
    }

    /** Builds options. */
    public static final class Builder {
        // Keeps sums of times far from overflow.
        private static final Duration LONGEST = Duration.ofDays(365);

        private final Headers.Builder headers = new Headers.Builder();
        private @Nullable Duration deadline;
        private @Nullable Duration attemptTimeout;
        private boolean readOnlyReplica;

        private Builder() {}

        /**
         * Limits the whole call, from {@code execute()} to the decoded value: waiting for a token, all attempts and the pauses
         * between them, and reading the response. Default 2 minutes; 10 minutes for a posting; 10 minutes for each request of a
         * batch. More than a year counts as a year. Set as a client's default option, it applies to postings and batches as well.
         * The outcome of a posting that it cuts short stays unknown.
         */
        public Builder deadline(Duration value) {
            deadline = positive(value, "deadline");
            return this;
        }

        /**
         * Limits how long one attempt waits for a connection, or for the next bytes to or from the server. Default 100 seconds,
         * or 9 minutes for postings and batches, but never longer than the rest of the deadline. Connecting takes at most 10
         * seconds, even if you set more here or on the {@code OkHttpClient}.
         */
        public Builder attemptTimeout(Duration value) {
            attemptTimeout = positive(value, "attemptTimeout");
            return this;
        }

        /**
         * Allows a read-only replica to answer. Sends {@code Data-Access-Intent: ReadOnly}. The data can be slightly out of date.
         * The server refuses this for writes, so a write throws {@link IllegalArgumentException} before anything is sent.
         */
        public Builder readOnlyReplica() {
            readOnlyReplica = true;
            return this;
        }

        /** Requests messages in this language, for example {@code Locale.US}. By default the user's settings decide. */
        public Builder acceptLanguage(Locale value) {
            if (Objects.requireNonNull(value, "acceptLanguage").getLanguage().isEmpty()) {
                throw new IllegalArgumentException("acceptLanguage names no language. Use one such as Locale.US.");
            }
            return header("Accept-Language", value.toLanguageTag());
        }

        /**
         * Adds a header.
         *
         * @throws IllegalArgumentException if the library sets this header itself
         */
        public Builder header(String name, String value) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("The header " + name + " is set by the library itself: credentials"
                        + " come from the TokenProvider, If-Match from the ETag. Leave it out.");
            }
            headers.set(name, value);
            return this;
        }

        /**
         * Returns the options.
         *
         * @throws IllegalArgumentException if the attempt timeout is longer than the deadline
         */
        public RequestOptions build() {
            if (deadline != null && attemptTimeout != null && attemptTimeout.compareTo(deadline) > 0) {
                throw new IllegalArgumentException("attemptTimeout " + attemptTimeout + " is longer than deadline "
                        + deadline + ", which ends the call first. Lower it, or raise the deadline.");
            }
            return new RequestOptions(this);
        }

        private static Duration positive(Duration value, String name) {
            if (Objects.requireNonNull(value, name).isZero() || value.isNegative()) {
                throw new IllegalArgumentException(
                        name + " is " + value + "; it must be positive. Leave it out for the default.");
            }
            return value.compareTo(LONGEST) > 0 ? LONGEST : value;
        }
    }
}
