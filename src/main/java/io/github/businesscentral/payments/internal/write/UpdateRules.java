package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import io.github.businesscentral.payments.odata.ETag;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Updates: sent again under their ETag. If the entity has another one then, its values tell whether that was our own doing.
 *
 * @param stored whether an entity has the values that were sent
 * @param etag the version of an entity
 * @param whenStale what follows if somebody else has changed the entity
 */
public record UpdateRules<T>(
        CallSpec<T> get, ETag ifMatch, Predicate<T> stored, Function<T, ETag> etag, WhenStale whenStale)
        implements WriteRules<T> {
    /** What follows if somebody else has changed the entity before the first attempt of ours. */
    public enum WhenStale {
        /** The caller learns of it. */
        REFUSED,
        /** The change is made to what is there now. */
        DRAFTED_AFRESH
    }

    @Override
    public Verdict<T> refusedAtOnce(BusinessCentralException failure, Session session) {
        return whenStale == WhenStale.DRAFTED_AFRESH && failure instanceof ConcurrentChangeException
                ? new Verdict.Afresh<>()
                : WriteRules.refused(failure, get, session);
    }

    @Override
    public Verdict<T> unknown(Session session) {
        return new Verdict.Again<>();
    }

    @Override
    public Verdict<T> unknownInBatch(Session session) {
        ApiResponse<T> now = session.lookUp(get);
        if (isUntouched(now.value())) {
            return new Verdict.Again<>();
        }
        if (stored.test(now.value())) {
            return WriteRules.settled(now);
        }
        return ifMatch.equals(ETag.ANY)
                ? new Verdict.Again<>()
                : new Verdict.Unknown<>("it has another version and other values now", now.value());
    }

    @Override
    public Verdict<T> refusedLater(ApiException refusal, Session session) {
        if (!(refusal instanceof ConcurrentChangeException) || ifMatch.equals(ETag.ANY)) {
            return WriteRules.super.refusedLater(refusal, session);
        }
        ApiResponse<T> now = session.lookUp(get);
        return stored.test(now.value())
                ? WriteRules.settled(now)
                : new Verdict.Unknown<>("it has another version and other values now", now.value());
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        T now = session.lookUp(get).value();
        if (isUntouched(now)) {
            return age.compareTo(LATEST_COMMIT) > 0
                    ? Resolution.notBooked("it still has the version that the update was for")
                    : Resolution.stillUnknown(
                            "it still has the version that the update was for, but an attempt may still be executed");
        }
        if (stored.test(now)) {
            return Resolution.booked(now);
        }
        return Resolution.stillUnknown(
                ifMatch.equals(ETag.ANY)
                        ? "it has other values now, and with ETag.ANY its version tells nothing"
                        : "it has another version and other values now");
    }

    /** Whether it still has the version that the update was for: no attempt was executed, whatever its values are. */
    private boolean isUntouched(T now) {
        return !ifMatch.equals(ETag.ANY) && etag.apply(now).equals(ifMatch);
    }
}
