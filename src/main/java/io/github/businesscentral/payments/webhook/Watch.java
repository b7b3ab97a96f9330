package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Entity;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A resource and its watcher, whose exceptions end here. */
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

    /** Calls {@code action} when the watcher has failed on a change. */
    void whenMissed(Runnable action) {
        whenMissed = action;
    }

    boolean hasMissed() {
        return missed.get();
    }

    /** Whether the watcher has failed on a change since this was last asked. */
    boolean takeMissed() {
        return missed.getAndSet(false);
    }

    void changed(Change<E> change) {
        boolean read = false;
        try {
            read = succeeds(() -> watcher.changed(change));
        } finally {
            // Also after an Error, which goes on to the executor.
            if (!read) {
                missed.set(true);
                whenMissed.run();
            }
        }
    }

    /** Returns whether the watcher has listed. */
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
            // Its message could contain secrets.
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
