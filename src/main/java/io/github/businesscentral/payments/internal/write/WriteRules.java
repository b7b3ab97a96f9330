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
 * handles one situation. If a look-up throws, the outcome stays unknown.
 */
public interface WriteRules<T> {
    /** Called when no attempt was executed and the last one was definitely refused. */
    default NextStep<T> refused(BusinessCentralException failure, LookUps lookUps) {
        return new NextStep.Fail<>(failure);
    }

    /** Called when the outcome of at least one attempt is unknown and the last attempt was not refused. */
    NextStep<T> unknown(LookUps lookUps);

    /**
     * The same for a member of a batch. Its outcome must be known before the batch is sent again. If the member was executed, its
     * second attempt would fail, and later members would not be executed.
     */
    default NextStep<T> unknownInBatch(LookUps lookUps) {
        return unknown(lookUps);
    }

    /** Called when the outcome of an earlier attempt is unknown and the last one was refused. */
    default NextStep<T> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        return new NextStep.Unknown<>("a later attempt was refused");
    }

    /**
     * Called when the server answered 204, which confirms the write without returning the entity. Returns the result, looked up
     * if necessary. Empty if 204 does not confirm this kind of write.
     */
    default Optional<T> noContent(LookUps lookUps) {
        return Optional.empty();
    }

    /** Announces the look-ups that settling the write needs, so that one query can serve many writes. */
    default void announce(LookUps lookUps) {}

    /**
     * Called when the write has taken effect, to check whether the caller may be told so. Members of a batch that were answered
     * together share the result of {@code lookUps}.
     *
     * @throws BusinessCentralException if the caller must get another outcome
     */
    default void confirm(T value, Supplier<LookUps> lookUps) {}

    /** Called when the server confirmed the write or a look-up found it. */
    default void succeeded(T value) {}

    /** Called when an attempt is about to be sent. */
    default void sending(Session session) {}

    /** Called when the write ends and no attempt was or will be executed. */
    default void notExecuted() {}

    /**
     * Called when the outcome of an attempt is unknown for the first time. Until {@link #ended}, the server may execute
     * it at any time.
     */
    default void unsettled() {}

    /** Called when the unsettled write has ended. */
    default void ended() {}

    /**
     * Called when the write ends and the server may still execute one of its attempts until then, a {@link Session#nanoTime()}.
     */
    default void mayCommitUntil(long nanoTime) {}

    /** Asks the server for the outcome, {@code age} after the last attempt. */
    Resolution resolve(LookUps lookUps, Duration age);

    /**
     * Returns the failure of a change to the entity that {@code get} reads. After a concurrent change, the exception offers the
     * current entity.
     */
    static <T> NextStep<T> refusedChange(BusinessCentralException failure, CallSpec<?> get, LookUps lookUps) {
        return new NextStep.Fail<>(
                failure instanceof ConcurrentChangeException stale
                        ? stale.offering(lookUps.session()
                                .later(get, asking -> asking.read(get).value()))
                        : failure);
    }

    /** Whether the entity itself was not found. An unknown address or company proves nothing about it. */
    static boolean isAbsence(ApiException refusal) {
        return refusal instanceof NotFoundException
                && (refusal.code().equals(ErrorCode.RESOURCE_NOT_FOUND)
                        || refusal.code().equals(ErrorCode.RECORD_NOT_FOUND));
    }

    /** Returns the end of a write that one of its attempts executed. */
    static <T> NextStep<T> done(ApiResponse<T> found) {
        return new NextStep.Done<>(found, null, true);
    }
}
