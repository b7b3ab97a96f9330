package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.Optional;

/**
 * Rules of deletes, which are sent again with their ETag. If the entity is then missing, either an earlier attempt deleted it or
 * it was posted; the server does not say which.
 *
 * @param get reads the entity
 * @param deleted called when the entity is gone
 */
public record DeleteRules(CallSpec<?> get, Runnable deleted) implements WriteRules<DeleteOutcome> {
    @Override
    public NextStep<DeleteOutcome> refused(BusinessCentralException failure, LookUps lookUps) {
        return WriteRules.refusedChange(failure, get, lookUps);
    }

    @Override
    public Optional<DeleteOutcome> noContent(LookUps lookUps) {
        return Optional.of(DeleteOutcome.DELETED);
    }

    @Override
    public NextStep<DeleteOutcome> unknown(LookUps lookUps) {
        return new NextStep.Resend<>();
    }

    @Override
    public NextStep<DeleteOutcome> unknownInBatch(LookUps lookUps) {
        try {
            lookUps.get(get);
            return new NextStep.Resend<>();
        } catch (NotFoundException absent) {
            return refusedAfterUnknown(absent, lookUps);
        }
    }

    @Override
    public NextStep<DeleteOutcome> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        return WriteRules.isAbsence(refusal)
                ? WriteRules.done(
                        ApiResponse.of(DeleteOutcome.GONE, refusal.status(), refusal.headers(), refusal.call()))
                : WriteRules.super.refusedAfterUnknown(refusal, lookUps);
    }

    @Override
    public void succeeded(DeleteOutcome outcome) {
        deleted.run();
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        try {
            lookUps.get(get);
        } catch (NotFoundException e) {
            return WriteRules.isAbsence(e)
                    ? Resolution.booked(
                            DeleteOutcome.GONE, "it is not there: deleted by this call, or posted or deleted by others")
                    : Resolution.stillUnknown("the server could not be asked: " + e.reason());
        }
        return age.compareTo(LateCommit.LATEST) > 0
                ? Resolution.notBooked("it is still there")
                : Resolution.stillUnknown("it is still there, but an attempt may still be executed");
    }
}
