package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Entity;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A resource and its watcher. Catches and records the watcher's exceptions. */
final class Watch<E extends Entity<E>> {
    private static final System.Logger LOG = System.getLogger("io.github.businesscentral.payments");

    private final WebhookResource<E> resource;
    private final Watcher<E> watcher;
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile Runnable whenMissed = () -> {};

    Watch(WebhookResource<E> resource, Watcher<E> watcher) {
        this.resource = resource;
        this.watcher = watcher;
    }

    WebhookResource<E> resource() {
        return resource;
    }

    /** Sets an action to run when the watcher fails on a change. */
    void whenMissed(Runnable action) {
        whenMissed = action;
    }

    boolean hasMissed() {
        return missed.get();
    }

    /** Whether the watcher has failed on a change since the last call of this method. */
    boolean takeMissed() {
        return missed.getAndSet(false);
    }

    void changed(Change<E> change) {
        boolean read = false;
        try {
            read = succeeds(() -> watcher.changed(change));
        } finally {
            // Also after an Error, which is rethrown to the executor.
            if (!read) {
                missed.set(true);
                whenMissed.run();
            }
        }
    }

    /** Calls {@code gap} and returns whether it succeeded. */
    boolean gap(Watcher.Gap why) {
        return succeeds(() -> watcher.gap(why));
    }

    void inStep(Instant asOf) {
        succeeds(() -> watcher.inStep(asOf));
    }

    void failed(RuntimeException failure) {
        try {
            watcher.failed(failure);
        } catch (RuntimeException e) {
            // The exception's message could contain secrets.
            LOG.log(
                    Level.WARNING,
                    "A watcher failed in failed(…): {0}",
                    e.getClass().getName());
        }
    }

    private boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }
}
