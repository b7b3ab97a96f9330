package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.EntityValues;
import io.github.businesscentral.payments.odata.ETag;
import java.util.UUID;
import java.util.function.Function;

/**
 * The methods to read, update and delete existing entities.
 *
 * <p>They execute at once; {@link #calls()} has the same methods as prepared calls, for options, responses and async. All throw
 * subclasses of {@link io.github.businesscentral.payments.error.BusinessCentralException}.
 *
 * @param <E> the entity
 * @param <P> a change to it
 */
public interface Editable<E extends Entity<E>, P extends EntityValues<E>> {
    /** The same methods as prepared calls. */
    Calls<E, P> calls();

    /**
     * Returns the entity with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it does not exist here, or no longer
     */
    default E get(UUID id) {
        return calls().get(id).execute();
    }

    /**
     * Updates the properties set in {@code patch} and returns the updated entity.
     *
     * <p>Sends {@code PATCH} with {@code If-Match: entity.etag()}. An empty patch sends nothing and returns {@code entity}.
     *
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if the entity was changed since it was read
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     * @throws IllegalArgumentException if the entity belongs elsewhere, such as a payment to another journal
     */
    default E update(E entity, P patch) {
        return calls().update(entity, patch).execute();
    }

    /**
     * Updates the entity with this id if it still has {@code etag}. {@link ETag#ANY} overwrites any version.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it does not exist here, or no longer
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if it has another ETag
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     * @throws IllegalArgumentException if {@code patch} is empty
     */
    default E update(UUID id, ETag etag, P patch) {
        return calls().update(id, etag, patch).execute();
    }

    /**
     * Reads the entity with this id, sends the patch that {@code change} returns for it, and returns the updated entity. After a
     * concurrent change, reads it again and applies {@code change} to the new version, up to five times.
     *
     * <p>{@code change} may be called several times, so it should depend only on its argument. An empty patch sends nothing. Once
     * an attempt may have been executed, {@code change} is not called again.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it does not exist here, or no longer
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException after five concurrent changes
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     */
    default E update(UUID id, Function<E, P> change) {
        return calls().update(id, change).execute();
    }

    /**
     * Deletes the entity if it was not changed since it was read. Sends {@code If-Match: entity.etag()}.
     *
     * <p>Deleting a journal deletes its lines, and silently cancels a pending approval ({@code business-central.md} 2.3).
     *
     * @return {@link DeleteOutcome#GONE} if an attempt got no response and the entity no longer exists; it may have been posted
     *     instead
     * @throws io.github.businesscentral.payments.error.NotFoundException if it did not exist before the delete
     * @throws io.github.businesscentral.payments.error.ConcurrentChangeException if it was changed since it was read
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     */
    default DeleteOutcome delete(E entity) {
        return calls().delete(entity).execute();
    }

    /**
     * Deletes the entity with this id if it still has {@code etag}. {@link ETag#ANY} deletes any version. Otherwise the same as
     * {@link #delete(Entity) delete(…)}.
     */
    default DeleteOutcome delete(UUID id, ETag etag) {
        return calls().delete(id, etag).execute();
    }

    /**
     * The methods of {@link Editable} as prepared calls.
     *
     * @param <E> the entity
     * @param <P> a change to it
     */
    interface Calls<E extends Entity<E>, P extends EntityValues<E>> {
        /** Prepares {@link Editable#get get(…)}. */
        ApiCall<E> get(UUID id);

        /** Prepares {@link Editable#update(Entity, EntityValues) update(…)}. */
        ApiCall<E> update(E entity, P patch);

        /** Prepares {@link Editable#update(UUID, ETag, EntityValues) update(…)}. */
        ApiCall<E> update(UUID id, ETag etag, P patch);

        /** Prepares {@link Editable#update(UUID, Function) update(…)}. */
        ApiCall<E> update(UUID id, Function<E, P> change);

        /** Prepares {@link Editable#delete(Entity) delete(…)}. */
        ApiCall<DeleteOutcome> delete(E entity);

        /** Prepares {@link Editable#delete(UUID, ETag) delete(…)}. */
        ApiCall<DeleteOutcome> delete(UUID id, ETag etag);
    }
}
