package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Entity;
import java.time.Instant;

/**
 * Your program's reaction to changes of one resource. A {@link WebhookReceiver} calls {@link #changed changed(…)}, and a {@link
 * SubscriptionKeeper} calls the other methods, all on the receiver's executor. With a single-threaded executor the calls do not
 * overlap, so an older list cannot overwrite a newer read.
 *
 * <p>The methods may send requests and may be slow. If one throws, the keeper calls {@link #gap gap(…)} until it returns
 * normally.
 *
 * @param <E> the entity
 */
public interface Watcher<E extends Entity<E>> {
    /**
     * Called for each change. Read the record, or list the records of {@link Change#query()}; the change itself is only a hint.
     */
    void changed(Change<E> change);

    /**
     * Called when changes may have been missed. List all records and compare them with your data. The subscription is active at
     * this point, so changes made during the list are notified.
     */
    void gap(Gap why);

    /**
     * Called after {@link #gap gap(…)} returned. You now have every change made before {@code asOf}. The server notifies later
     * changes after 30 seconds or more.
     *
     * @param asOf when the list began, by the clock of this machine
     */
    default void inStep(Instant asOf) {}

    /**
     * Called with {@code failure} when the keeper could not list, create or renew the subscription, or when a method of this
     * interface threw. The keeper tries again after one minute, then after 2, 4, 8 and so on, up to its usual interval. An {@link
     * io.github.businesscentral.payments.error.InvalidRequestException} usually means that the handshake failed: the server
     * cannot reach the receiver.
     */
    default void failed(RuntimeException failure) {}

    /** Why changes may have been missed. */
    enum Gap {
        /** The keeper just started. */
        STARTED,
        /** The subscription was lost and has been created again. */
        SUBSCRIPTION_LOST,
        /** {@link Watcher#changed changed(…)} threw an exception. */
        CHANGE_FAILED,
        /** No loss is known; see {@link KeeperOptions#listEvery listEvery(…)}. */
        PRECAUTION
    }
}
