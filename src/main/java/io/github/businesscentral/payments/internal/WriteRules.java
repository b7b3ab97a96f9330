package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.Resolution;
import java.time.Duration;

/**
 * One row of the table that says what becomes of a write. Each method answers for one situation; requests that it needs go
 * through the session, and what they throw leaves the outcome unknown.
 */
public interface WriteRules<T> {
    /** The longest that an unanswered request can still be executed: 8 minutes queued, 8 running (business-central.md 8). */
    Duration LATEST_COMMIT = Duration.ofMinutes(16);

    /** No attempt was executed, and this one failed for good. */
    default Verdict<T> refusedAtOnce(BusinessCentralException failure, Session session) {
        return new Verdict.Refused<>(failure);
    }

    /** Of at least one attempt it is not known whether it was executed; the last one was not refused. */
    Verdict<T> unknown(Session session);

    /**
     * The same for a member of a batch: its fate must be known before the batch is sent again, so that one that was executed
     * does not stop those behind it.
     */
    default Verdict<T> unknownInBatch(Session session) {
        return unknown(session);
    }

    /** Of an earlier attempt it is not known whether it was executed; this one was refused. */
    default Verdict<T> refusedLater(ApiException refusal, Session session) {
        return new Verdict.Unknown<>("a later attempt was refused", null);
    }

    /** Announces what will be looked up to settle the write, so that it can be looked up with that of others. */
    default void announce(Sightings to) {}

    /** The server confirmed the write. */
    default void succeeded(T value) {}

    /** An attempt is about to go on the wire. Throws if by now it must not, whatever was true of the draft. */
    default void permit(Session session) {}

    /** It ends without having been executed, and will not be sent any more. */
    default void notExecuted() {}

    /** For the first time an attempt was not answered: as long as the write has not ended, one may be executed. */
    default void unsettled() {}

    /** The write that was unsettled has ended. */
    default void ended() {}

    /** The write ends, and an attempt of it may be executed as late as this. */
    default void mayCommitUntil(long nanoTime) {}

    /** Asks, {@code age} after the last attempt, what became of the write. */
    Resolution resolve(Session session, Duration age);

    /** The refusal of a change to what {@code get} reads; one for being stale offers what is there now. */
    static <T> Verdict<T> refused(BusinessCentralException failure, CallSpec<?> get, Session session) {
        return new Verdict.Refused<>(
                failure instanceof ConcurrentChangeException stale
                        ? stale.offering(
                                session.later(get, asking -> asking.read(get).value()))
                        : failure);
    }

    /** The answer after all that can be done about it: the value with which the write is complete. */
    static <T> Verdict<T> settled(ApiResponse<T> found) {
        return new Verdict.Settled<>(found, null, true);
    }
}
