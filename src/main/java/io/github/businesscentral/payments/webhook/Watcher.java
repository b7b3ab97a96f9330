package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Entity;
import java.time.Instant;

/**
 * What your program does about changes of one resource. A {@link WebhookReceiver} calls {@link #changed}, a {@link
 * SubscriptionKeeper} calls the other methods, all on the executor of the receiver. With an executor of a single thread they do not
 * overlap, so that no list that began earlier can overwrite what a change has read later.
 *
 * <p>Each method may send requests and take its time. If it throws, the keeper calls {@link #gap} until it returns.
 *
 * @param <E> the entity
 */
public interface Watcher<E extends Entity<E>> {
    /** Something changed. Read the record, or list those of {@link Change#query()}; the change itself is a hint. */
    void changed(Change<E> change);

    /**
     * Changes may have gone unnoticed: list all records and compare them with what you have. The subscription is alive when this is
     * called, so that changes during the list are notified.
     */
    void gap(Gap why);

    /**
     * {@link #gap} has returned: you have every change that was made before {@code asOf}. Later ones are notified, 30 seconds later
     * at the earliest.
     *
     * @param asOf when the list began, by the clock of this machine
     */
    default void inStep(Instant asOf) {}

    /**
     * The subscription could not be made, renewed or looked for, or a method of this interface threw {@code failure}. The keeper tries
     * again: after a minute, then after 2, 4, 8 and so on up to its usual interval. A refused handshake is an {@link
     * io.github.businesscentral.payments.error.InvalidRequestException}: then the server cannot reach the receiver.
     */
    default void failed(RuntimeException failure) {}

    /** Why changes may have gone unnoticed. */
    enum Gap {
        /** The keeper has just started. */
        STARTED,
        /** The subscription was gone and was created again. */
        SUBSCRIPTION_LOST,
        /** {@link Watcher#changed} threw an exception. */
        CHANGE_FAILED,
        /** Nothing is known to be lost; see {@link KeeperOptions#listEvery}. */
        PRECAUTION
    }
}
