package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.error.BusinessCentralException;

/**
 * An attempt that did not succeed.
 *
 * @param ofWholeBatch whether the batch failed as a whole, so that the failure does not concern the single member
 */
public record FailedAttempt(Effect effect, BusinessCentralException failure, boolean ofWholeBatch) {
    /** The effect of the attempt on the server's data. */
    public enum Effect {
        /** No effect, and another attempt may succeed. */
        NOT_EXECUTED,
        /** No effect, and another attempt would fail in the same way. */
        REFUSED,
        /** It may have been executed. */
        UNKNOWN
    }

    /** The request itself failed. */
    public static FailedAttempt of(Effect effect, BusinessCentralException failure) {
        return new FailedAttempt(effect, failure, false);
    }

    /** The batch that contained the request failed. */
    public static FailedAttempt ofBatch(Effect effect, BusinessCentralException failure) {
        return new FailedAttempt(effect, failure, true);
    }

    /** Whether another attempt may succeed. */
    public boolean isPassing() {
        return effect != Effect.REFUSED;
    }
}
