package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Verdict;
import io.github.businesscentral.payments.internal.WriteRules;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Creates of entities whose key the caller chooses: journals by their code, dimensions of a payment by the dimension. The
 * server lets one in with each key, so an unanswered attempt can be found by it, and sent again if it is not there.
 *
 * @param find looks the key up
 * @param stored whether an entity has the values that were sent
 * @param key the key, for messages
 */
public record KeyedCreate<E>(Function<Session, ApiResponse<Optional<E>>> find, Predicate<E> stored, String key)
        implements WriteRules<E> {
    @Override
    public Verdict<E> refusedAtOnce(BusinessCentralException failure, Session session) {
        return failure instanceof DuplicateKeyException taken
                ? existing(session, find, stored, taken)
                : new Verdict.Refused<>(failure);
    }

    /**
     * A key of the caller's own choice is taken: by an earlier run, if what has it is equal. As long as nobody has seen it, it
     * must not be called another's: that would tell the caller to make this one elsewhere.
     */
    static <E> Verdict<E> existing(
            Session session,
            Function<Session, ApiResponse<Optional<E>>> find,
            Predicate<E> stored,
            DuplicateKeyException taken) {
        ApiResponse<Optional<E>> answer;
        try {
            answer = find.apply(session);
        } catch (BusinessCentralException e) {
            e.addSuppressed(taken);
            throw e;
        }
        Optional<E> equal = answer.value().filter(stored);
        return equal.isPresent()
                ? new Verdict.Settled<>(answer.withValue(equal.get()), CreateOutcome.ALREADY_EXISTED, false)
                : new Verdict.Refused<>(taken);
    }

    @Override
    public Verdict<E> unknown(Session session) {
        return found(session, new Verdict.Again<>());
    }

    /** The refusal may be for what the first attempt has made; which code says so differs from entity to entity. */
    @Override
    public Verdict<E> refusedLater(ApiException refusal, Session session) {
        return found(session, WriteRules.super.refusedLater(refusal, session));
    }

    private Verdict<E> found(Session session, Verdict<E> otherwise) {
        ApiResponse<Optional<E>> answer = find.apply(session);
        if (answer.value().isEmpty()) {
            return otherwise;
        }
        E found = answer.value().get();
        return stored.test(found)
                ? new Verdict.Settled<>(answer.withValue(found), CreateOutcome.FOUND_AFTER_RETRY, false)
                : new Verdict.Unknown<>(key + " is there with other values", found);
    }

    @Override
    public Resolution resolve(Session session, Duration age) {
        Optional<E> found = find.apply(session).value();
        if (found.isPresent()) {
            return stored.test(found.get())
                    ? Resolution.booked(found.get())
                    : Resolution.stillUnknown(key + " is there with other values");
        }
        return age.compareTo(LATEST_COMMIT) > 0
                ? Resolution.notBooked(key + " is not there")
                : Resolution.stillUnknown(key + " is not there, but an attempt may still be executed");
    }
}
