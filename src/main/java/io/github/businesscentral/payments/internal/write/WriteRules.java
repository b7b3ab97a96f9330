package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How one kind of write reacts to attempts that did not succeed: a row of the table in the design (section 6). Each method
 * stands for one situation. What a look-up throws leaves the outcome unknown.
 */
public interface WriteRules<T> {
    /** No attempt was executed, and the last one was refused for good. */
    default NextStep<T> refused(BusinessCentralException failure, LookUps lookUps) {
        return new NextStep.Fail<>(failure);
    }

    /** The outcome of at least one attempt is unknown, and the last attempt was not refused. */
    NextStep<T> unknown(LookUps lookUps);

    /**
     * The same for a member of a batch. Its outcome must be known before the batch is sent again: if the member was executed,
     * its second attempt would fail, and the members behind it would not be executed.
     */
    default NextStep<T> unknownInBatch(LookUps lookUps) {
        return unknown(lookUps);
    }

    /** The outcome of an earlier attempt is unknown, and the last one was refused. */
    default NextStep<T> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        return new NextStep.Unknown<>("a later attempt was refused");
    }

    /**
     * The server answered 204: it is done, and the entity was not sent back. Returns the result, looked up if need be; empty if
     * such an answer does not confirm the write.
     */
    default Optional<T> noContent(LookUps lookUps) {
        return Optional.empty();
    }

    /** Names what will be looked up to settle the write, so that one query can look up that of many. */
    default void announce(LookUps lookUps) {}

    /**
     * The write has taken effect. Looks whether the caller may be told so; the members of a batch that were answered together
     * share what {@code lookUps} returns.
     *
     * @throws BusinessCentralException if the caller must be told something else
     */
    default void confirm(T value, Supplier<LookUps> lookUps) {}

    /** The server confirmed the write, or a look-up found it. */
    default void succeeded(T value) {}

    /** An attempt is about to be sent. */
    default void sending(Session session) {}

    /** The write ends; no attempt was executed or will be. */
    default void notExecuted() {}

    /** The outcome of an attempt is unknown for the first time. Until {@link #ended} it may be executed at any moment. */
    default void unsettled() {}

    /** The write that was unsettled has ended. */
    default void ended() {}

    /** The write ends, and one of its attempts may be executed until then, a {@link Session#nanoTime()}. */
    default void mayCommitUntil(long nanoTime) {}

    /** Asks for the outcome, {@code age} after the last attempt. */
    Resolution resolve(LookUps lookUps, Duration age);

    /** Returns the failure of a change to the entity that {@code get} reads; a stale one offers the entity as it is now. */
    static <T> NextStep<T> refusedChange(BusinessCentralException failure, CallSpec<?> get, LookUps lookUps) {
        return new NextStep.Fail<>(
                failure instanceof ConcurrentChangeException stale
                        ? stale.offering(lookUps.session()
                                .later(get, asking -> asking.read(get).value()))
                        : failure);
    }

    /** Whether the entity itself is what was not found: an unknown address or company says nothing about it. */
    static boolean isAbsence(ApiException refusal) {
        return refusal instanceof NotFoundException
                && (refusal.code().equals(ErrorCode.RESOURCE_NOT_FOUND)
                        || refusal.code().equals(ErrorCode.RECORD_NOT_FOUND));
    }

    /** Returns the end of a write that one of its attempts has executed. */
    static <T> NextStep<T> done(ApiResponse<T> found) {
        return new NextStep.Done<>(found, null, true);
    }
}
