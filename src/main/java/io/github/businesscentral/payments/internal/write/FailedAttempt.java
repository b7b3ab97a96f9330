package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.error.BusinessCentralException;

/**
 * An attempt that did not succeed.
 *
 * @param ofWholeBatch whether a batch failed as a whole, so that the failure says nothing about the single member
 */
public record FailedAttempt(Effect effect, BusinessCentralException failure, boolean ofWholeBatch) {
    /** What the attempt did to the server's data. */
    public enum Effect {
        /** Nothing, and another attempt may succeed. */
        NOT_EXECUTED,
        /** Nothing, and another attempt would fail in the same way. */
        REFUSED,
        /** It may have been executed. */
        UNKNOWN
    }

    /** The failure of the request itself. */
    public static FailedAttempt of(Effect effect, BusinessCentralException failure) {
        return new FailedAttempt(effect, failure, false);
    }

    /** The failure of the batch that carried the request. */
    public static FailedAttempt ofBatch(Effect effect, BusinessCentralException failure) {
        return new FailedAttempt(effect, failure, true);
    }

    /** Whether another attempt may succeed. */
    public boolean isPassing() {
        return effect != Effect.REFUSED;
    }
}
