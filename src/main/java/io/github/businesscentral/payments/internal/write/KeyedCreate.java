package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Creates entities whose key the caller chooses: journals by their code, dimensions of a payment by the dimension. The server
 * accepts each key once, so an unanswered attempt can be looked up by key, and sent again if the key does not exist.
 *
 * @param find looks the key up
 * @param hasKey whether an entity has the key
 * @param differences the names of the properties of an entity that differ from the values sent
 * @param key the key, for messages
 */
public record KeyedCreate<E>(
        Function<Session, Optional<ApiResponse<E>>> find,
        Predicate<E> hasKey,
        Function<E, List<String>> differences,
        String key)
        implements WriteRules<E> {
    @Override
    public NextStep<E> refused(BusinessCentralException failure, LookUps lookUps) {
        return failure instanceof DuplicateKeyException taken
                ? existing(() -> find.apply(lookUps.session()), differences, taken)
                : new NextStep.Fail<>(failure);
    }

    /**
     * Decides when the key that the caller chose is taken. An equal entity was created by an earlier start of the program. If the
     * look-up fails, the key must not be reported as taken by another entity, because the caller would then create this one
     * elsewhere.
     */
    static <E> NextStep<E> existing(
            Supplier<Optional<ApiResponse<E>>> find,
            Function<E, List<String>> differences,
            DuplicateKeyException taken) {
        Optional<ApiResponse<E>> found;
        try {
            found = find.get();
        } catch (BusinessCentralException e) {
            e.addSuppressed(taken);
            throw e;
        }
        if (found.isEmpty()) {
            return new NextStep.Fail<>(taken);
        }
        E there = found.get().value();
        List<String> different = differences.apply(there);
        return different.isEmpty()
                ? new NextStep.Done<>(found.get(), CreateOutcome.ALREADY_EXISTED, false)
                : new NextStep.Fail<>(taken.offering(there, different));
    }

    private boolean isStoredIn(E entity) {
        return differences.apply(entity).isEmpty();
    }

    @Override
    public NextStep<E> unknown(LookUps lookUps) {
        return found(lookUps, new NextStep.Resend<>());
    }

    /**
     * The server may have refused the request because the first attempt created the entity. The error code for that differs
     * between entities.
     */
    @Override
    public NextStep<E> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        return found(lookUps, WriteRules.super.refusedAfterUnknown(refusal, lookUps));
    }

    private NextStep<E> found(LookUps lookUps, NextStep<E> otherwise) {
        Optional<ApiResponse<E>> found = find.apply(lookUps.session());
        if (found.isEmpty()) {
            return otherwise;
        }
        return isStoredIn(found.get().value())
                ? new NextStep.Done<>(found.get(), CreateOutcome.FOUND_AFTER_RETRY, false)
                : new NextStep.Unknown<>(
                        key + " is there with other values", found.get().value());
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        Optional<E> found = find.apply(lookUps.session()).map(ApiResponse::value);
        if (found.isPresent()) {
            return isStoredIn(found.get())
                    ? Resolution.booked(found.get())
                    : Resolution.stillUnknown(key + " is there with other values");
        }
        return age.compareTo(LateCommit.LATEST) > 0
                ? Resolution.notBooked(key + " is not there")
                : Resolution.stillUnknown(key + " is not there, but an attempt may still be executed");
    }
}
