package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.EntityValues;
import io.github.businesscentral.payments.odata.ETag;
import java.util.UUID;
import java.util.function.Function;

/**
 * The verbs on entities that exist.
 *
 * <p>They execute at once; {@link #calls()} has the same ones prepared, for options, responses and async. All throw the
 * subclasses of {@link io.github.businesscentral.payments.error.BusinessCentralException}.
 *
 * @param <E> the entity
 * @param <P> a change to it
 */
public interface Editable<E extends Entity<E>, P extends EntityValues<E>> {
    /** The same verbs, prepared and not executed. */
    Calls<E, P> calls();

    /**
     * Returns the entity with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if there is none here, or no longer
     */
    default E get(UUID id) {
        return calls().get(id).execute();
    }

    /**
     * Updates the properties set in {@code patch} and returns the entity as it is now.
     *
     * <p>Sends {@code PATCH} with {@code If-Match: entity.etag()}. An empty patch sends nothing: the entity is returned.
     *
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if someone changed the entity since it was
     *     read
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     * @throws IllegalArgumentException if the entity belongs elsewhere, such as a payment to another journal
     */
    default E update(E entity, P patch) {
        return calls().update(entity, patch).execute();
    }

    /**
     * Updates the entity with this id if it still has {@code etag}; {@link ETag#ANY} overwrites whatever is there.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if there is none here, or no longer
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if it has another ETag by now
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     * @throws IllegalArgumentException if {@code patch} is empty
     */
    default E update(UUID id, ETag etag, P patch) {
        return calls().update(id, etag, patch).execute();
    }

    /**
     * Reads the entity with this id, sends the change that {@code change} makes of it, and returns the entity as it is
     * now. If somebody else was faster, reads it again and applies {@code change} to what it is then, up to five times.
     *
     * <p>{@code change} may be called several times and should depend on nothing but its argument; an empty change sends
     * nothing. It is not called again once an attempt may have been executed.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if there is none here, or no longer
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if others were faster five times
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     */
    default E update(UUID id, Function<E, P> change) {
        return calls().update(id, change).execute();
    }

    /**
     * Deletes the entity if it was not changed since it was read: sends {@code If-Match: entity.etag()}.
     *
     * <p>Deleting a journal deletes its lines, and cancels a pending approval without a word ({@code business-central.md} 2.3).
     *
     * @return {@link DeleteOutcome#GONE} if an attempt was not answered and it is not there now: it may have been posted
     * @throws io.github.businesscentral.payments.error.NotFoundException if it was not there in the first place
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if somebody changed it since it was read
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     */
    default DeleteOutcome delete(E entity) {
        return calls().delete(entity).execute();
    }

    /**
     * Deletes the entity with this id if it still has {@code etag}; {@link ETag#ANY} deletes whatever is there. Returns and
     * throws what {@link #delete(Entity)} does.
     */
    default DeleteOutcome delete(UUID id, ETag etag) {
        return calls().delete(id, etag).execute();
    }

    /**
     * The verbs of {@link Editable} as prepared calls.
     *
     * @param <E> the entity
     * @param <P> a change to it
     */
    interface Calls<E extends Entity<E>, P extends EntityValues<E>> {
        /** Prepares {@link Editable#get}. */
        ApiCall<E> get(UUID id);

        /** Prepares {@link Editable#update(Entity, EntityValues)}. */
        ApiCall<E> update(E entity, P patch);

        /** Prepares {@link Editable#update(UUID, ETag, EntityValues)}. */
        ApiCall<E> update(UUID id, ETag etag, P patch);

        /** Prepares {@link Editable#update(UUID, Function)}. */
        ApiCall<E> update(UUID id, Function<E, P> change);

        /** Prepares {@link Editable#delete(Entity)}. */
        ApiCall<DeleteOutcome> delete(E entity);

        /** Prepares {@link Editable#delete(UUID, ETag)}. */
        ApiCall<DeleteOutcome> delete(UUID id, ETag etag);
    }
}
