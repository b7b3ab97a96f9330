package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/**
 * Rules of updates, which are sent again with their ETag. If the entity then has another ETag, its values show whether an earlier
 * attempt was executed.
 *
 * @param url the address of the entity
 * @param answer reads the entity
 * @param stored whether an entity has the values that were sent
 * @param etag returns the ETag of an entity
 * @param whenStale the reaction to a concurrent change
 */
public record UpdateRules<T>(
        HttpUrl url,
        AnswerReader<T> answer,
        ETag ifMatch,
        Predicate<T> stored,
        Function<T, ETag> etag,
        WhenStale whenStale)
        implements WriteRules<T> {
    /** The reaction if others changed the entity before the first attempt. */
    public enum WhenStale {
        /** The call fails with {@link ConcurrentChangeException}. */
        REFUSED,
        /** The change is applied to the new version of the entity. */
        APPLIED_AGAIN
    }

    private CallSpec<T> get() {
        return CallSpec.read(url, answer);
    }

    @Override
    public NextStep<T> refused(BusinessCentralException failure, LookUps lookUps) {
        return whenStale == WhenStale.APPLIED_AGAIN && failure instanceof ConcurrentChangeException
                ? new NextStep.Restart<>()
                : WriteRules.refusedChange(failure, get(), lookUps);
    }

    /**
     * OData allows 204 for an update. If the entity does not have the values that were sent, the response was for another
     * request.
     */
    @Override
    public Optional<T> noContent(LookUps lookUps) {
        return Optional.of(lookUps.get(get()).value()).filter(stored);
    }

    @Override
    public NextStep<T> unknown(LookUps lookUps) {
        return new NextStep.Resend<>();
    }

    @Override
    public NextStep<T> unknownInBatch(LookUps lookUps) {
        ApiResponse<T> now = lookUps.get(get());
        if (isUntouched(now.value())) {
            return new NextStep.Resend<>();
        }
        if (stored.test(now.value())) {
            return WriteRules.done(now);
        }
        return ifMatch.equals(ETag.ANY)
                ? new NextStep.Resend<>()
                : new NextStep.Unknown<>("it has another version and other values now", now.value());
    }

    @Override
    public NextStep<T> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        if (!(refusal instanceof ConcurrentChangeException) || ifMatch.equals(ETag.ANY)) {
            return WriteRules.super.refusedAfterUnknown(refusal, lookUps);
        }
        ApiResponse<T> now = lookUps.get(get());
        return stored.test(now.value())
                ? WriteRules.done(now)
                : new NextStep.Unknown<>("it has another version and other values now", now.value());
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        T now = lookUps.get(get()).value();
        if (isUntouched(now)) {
            return age.compareTo(LateCommit.LATEST) > 0
                    ? Resolution.notBooked("it still has the version that the update was for")
                    : Resolution.stillUnknown(
                            "it still has the version that the update was for, but an attempt may still be executed");
        }
        if (stored.test(now)) {
            return Resolution.booked(now);
        }
        return Resolution.stillUnknown(
                ifMatch.equals(ETag.ANY)
                        ? "it has other values now, and with ETag.ANY its version proves nothing"
                        : "it has another version and other values now");
    }

    /**
     * Whether the entity still has the version that the update was for. If so, no attempt was executed, even if the values are
     * equal.
     */
    private boolean isUntouched(T now) {
        return !ifMatch.equals(ETag.ANY) && etag.apply(now).equals(ifMatch);
    }
}
