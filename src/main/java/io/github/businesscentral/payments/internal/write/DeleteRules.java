package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import java.time.Duration;

/**
 * Deletes: sent again under their ETag. If the entity is not there then, it is gone, be it by our own doing or because it was
 * posted: the one cannot be told from the other.
 */
public record DeleteRules(CallSpec<?> get, Runnable deleted) implements WriteRules<DeleteOutcome> {
    @Override
    public Verdict<DeleteOutcome> refusedAtOnce(BusinessCentralException failure, Session session) {
        return WriteRules.refused(failure, get, session);
    }

    @Override
    public Verdict<DeleteOutcome> unknown(Session session) {
        return new Verdict.Again<>();
    }

    @Override
    public Verdict<DeleteOutcome> unknownInBatch(Session session) {
        try {
            session.lookUp(get);
            return new Verdict.Again<>();
        } catch (NotFoundException absent) {
            return refusedLater(absent, session);
        }
    }

    @Override
    public Verdict<DeleteOutcome> refusedLater(ApiException refusal, Session session) {
        return isAbsence(refusal)
                ? WriteRules.settled(
                        ApiResponse.of(DeleteOutcome.GONE, refusal.status(), refusal.headers(), refusal.call()))
                : WriteRules.super.refusedLater(refusal, session);
    }

    @Override
    public void succeeded(DeleteOutcome outcome) {
        deleted.run();
    }

    /** Whether the entity itself is what was not found: an unknown address or company says nothing about it. */
    private static boolean isAbsence(ApiException refusal) {
        return refusal instanceof NotFoundException
                && (refusal.code().equals(ErrorCode.RESOURCE_NOT_FOUND)
                        || refusal.code().equals(ErrorCode.RECORD_NOT_FOUND));
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        try {
            session.lookUp(get);
        } catch (NotFoundException e) {
            return isAbsence(e)
                    ? Resolution.booked(
                            DeleteOutcome.GONE, "it is not there: deleted by this call, or posted or deleted by others")
                    : Resolution.stillUnknown("the server could not be asked: " + e.reason());
        }
        return age.compareTo(LATEST_COMMIT) > 0
                ? Resolution.notBooked("it is still there")
                : Resolution.stillUnknown("it is still there, but an attempt may still be executed");
    }
}
