package io.github.businesscentral.payments.call;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event during a call. Safe to log: it contains no token, body, query values or keys. The library logs its {@code toString()}.
 *
 * <p>Accessors added in later versions will have default implementations, so that tests can implement this interface.
 */
public interface CallEvent {
    /** The types of events, in the order in which they happen. */
    enum Type {
        /** The call started: {@code execute()} or {@code executeAsync()}. */
        CALL_STARTED,
        /** A token was fetched for this call; see {@link CallEvent#duration()}, and {@link CallEvent#reason()} if that failed. */
        TOKEN_RENEWED,
        /** The request waited for the rate limit; see {@link CallEvent#duration()}. */
        PERMIT_WAIT,
        /** A request is about to be sent. */
        ATTEMPT_STARTED,
        /**
         * The response headers arrived, or the attempt failed; see {@link CallEvent#duration()} and {@link CallEvent#status()} or
         * {@link CallEvent#reason()}.
         */
        ATTEMPT_ENDED,
        /** Another attempt follows after {@link CallEvent#duration()}, because of {@link CallEvent#reason()}. */
        RETRY_WAIT,
        /** The call ended; see {@link CallEvent#outcome()}, {@link CallEvent#duration()}, and the reason if it failed. */
        CALL_ENDED
    }

    /** It returned a value. For a batch: all members have a value. */
    enum Outcome {
        /** With a value; a batch, with one for each of its members. */
        SUCCEEDED,
        /**
         * It threw an exception and changed nothing. For a batch: some members failed or were not executed, and {@link
         * CallEvent#reason} states how many; the others may have taken effect.
         */
        FAILED,
        /**
         * It threw {@link io.github.businesscentral.payments.error.OutcomeUnknownException}. For a batch: some members have that
         * exception. Reported even if the caller cancelled the call and has no other way to see it.
         */
        UNKNOWN
    }

    /** The type of the event. */
    Type type();

    /** A number that identifies this execution within the client. All its events have the same number. */
    long call();

    /** The kind of call. For an attempt, the kind of request, which can be a look-up inside a write. */
    CallKind kind();

    /** The HTTP method of the call or attempt. */
    String method();

    /** The address below the endpoint, without keys and query, for example {@code companies({id})/customerPayments({id})}. */
    String path();

    /** The number of requests that the call has sent so far, including this one. */
    int attempt();

    /** The time since the call started. */
    Duration elapsed();

    /** How long the event took. For {@code RETRY_WAIT}, how long it will take. */
    Optional<Duration> duration();

    /** The status of the response that ended an attempt. */
    OptionalInt status();

    /**
     * The reason in a word or two, for example {@code HTTP 503} or {@code SocketTimeoutException}; never text from the server.
     */
    Optional<String> reason();

    /** The id that Microsoft support uses to find the request, if the response had one. */
    Optional<String> correlationId();

    /** How the call ended. */
    Optional<Outcome> outcome();
}
