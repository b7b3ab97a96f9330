package io.github.businesscentral.payments.call;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened to a call. Safe to log: it holds no token, no body, no values of a query and no keys, and its
 * {@code toString} is the line that the library logs itself.
 *
 * <p>New accessors will have defaults, so that events can be made up in tests.
 */
public interface CallEvent {
    /** The types of events, in the order in which they happen. */
    enum Type {
        /** A call begins: {@code execute()} or {@code executeAsync()}. */
        CALL_STARTED,
        /** A token was fetched for this call; {@link CallEvent#duration()}, and {@link CallEvent#reason()} if that failed. */
        TOKEN_RENEWED,
        /** The request waited for its turn under the rate limit; {@link CallEvent#duration()}. */
        PERMIT_WAIT,
        /** A request is about to be sent. */
        ATTEMPT_STARTED,
        /**
         * The headers of a response have arrived, or the attempt has failed: {@link CallEvent#duration()} and
         * {@link CallEvent#status()} or {@link CallEvent#reason()}.
         */
        ATTEMPT_ENDED,
        /** There will be another attempt after {@link CallEvent#duration()}, because of {@link CallEvent#reason()}. */
        RETRY_WAIT,
        /** A call has ended: {@link CallEvent#outcome()}, {@link CallEvent#duration()}, and the reason if it failed. */
        CALL_ENDED
    }

    /** How a call ended. */
    enum Outcome {
        /** With a value; a batch, with one for each of its members. */
        SUCCEEDED,
        /**
         * With an exception, and without having changed anything. A batch, with members that failed or were not executed:
         * {@link CallEvent#reason} says how many, the others may have taken effect.
         */
        FAILED,
        /**
         * With {@link io.github.businesscentral.payments.error.OutcomeUnknownException}; a batch, with members that have one.
         * Reported even if the caller has cancelled the call and cannot learn of it in another way.
         */
        UNKNOWN
    }

    /** What happened. */
    Type type();

    /** Identifies one execution of a call within the client; all its events have this number. */
    long call();

    /** What the call does; for an attempt, what the request does, which can be a look-up inside a write. */
    CallKind kind();

    /** The HTTP method of the call or attempt. */
    String method();

    /** The address below the endpoint, without keys and query, such as {@code companies({id})/customerPayments({id})}. */
    String path();

    /** How many requests of the call have been sent so far, this one included. */
    int attempt();

    /** The time since the call started. */
    Duration elapsed();

    /** How long the event took; for a {@code RETRY_WAIT}, how long it will take. */
    Optional<Duration> duration();

    /** The status of the answer, when an attempt has ended with one. */
    OptionalInt status();

    /** Why, in a word or two such as {@code HTTP 503} or {@code SocketTimeoutException}; never text from the server. */
    Optional<String> reason();

    /** The id under which Microsoft's support finds the request, if the answer had one. */
    Optional<String> correlationId();

    /** How the call ended. */
    Optional<Outcome> outcome();
}
