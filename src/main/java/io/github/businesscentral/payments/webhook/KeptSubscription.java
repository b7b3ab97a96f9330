package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.webhook.Watcher.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Keeps the subscription of one resource, and records whether its watcher must list again. Used on the receiver's executor. */
final class KeptSubscription {
    private static final Duration RENEWED_EARLY = Duration.ofHours(12);
    private static final int SPREAD_MINUTES = 120;

    private final Watch<?> watch;
    private final Subscriptions subscriptions;
    private final HttpUrl notificationUrl;
    private final ClientState clientState;
    private final KeeperOptions options;
    private final RandomGenerator random;

    private @Nullable Subscription current;
    private @Nullable Gap gap = Gap.STARTED;
    private Instant renewal = Instant.MAX;
    private Instant listing = Instant.MAX;

    KeptSubscription(
            Watch<?> watch,
            Subscriptions subscriptions,
            HttpUrl notificationUrl,
            ClientState clientState,
            KeeperOptions options,
            RandomGenerator random) {
        this.watch = watch;
        this.subscriptions = subscriptions;
        this.notificationUrl = notificationUrl;
        this.clientState = clientState;
        this.options = options;
        this.random = random;
    }

    Watch<?> watch() {
        return watch;
    }

    /**
     * Renews or creates the subscription if necessary. Then lets the watcher list if it has to; the server already notifies
     * changes made during that list.
     *
     * @param there the subscriptions of the environment
     * @return whether the subscription is alive and the watcher is up to date
     */
    boolean keep(List<Subscription> there, SubscriptionKeeper.Time time) {
        boolean alive = true;
        try {
            subscribe(there, time.now());
        } catch (RuntimeException e) {
            watch.failed(e);
            alive = false;
        }
        // While a renewal fails, the subscription still exists, so the watcher may list in the meantime.
        return (current == null || list(time)) && alive;
    }

    private void subscribe(List<Subscription> there, Instant now) {
        Optional<Subscription> found = mine(there);
        if (found.isEmpty()) {
            create();
            return;
        }
        if (!isCurrent(found.get())) {
            lost();
        }
        takeOver(found.get());
        renewIfDue(found.get(), now);
    }

    /**
     * Returns the subscription kept so far. If there is none, picks one; a create without an answer can leave several, so the
     * choice is always the same.
     */
    private Optional<Subscription> mine(List<Subscription> there) {
        return there.stream()
                .filter(this::isMine)
                .min(Comparator.comparing((Subscription one) -> !isCurrent(one)).thenComparing(Subscription::id));
    }

    private boolean isCurrent(Subscription one) {
        return current != null && current.id().equals(one.id());
    }

    private boolean isMine(Subscription one) {
        return notificationUrl.equals(HttpUrl.parse(one.notificationUrl()))
                && watch.resource().isNamedBy(one.resource())
                && one.clientState()
                        .map(state -> clientState.isDerived(watch.resource(), state))
                        .orElse(true);
    }

    private void create() {
        lost();
        current = null;
        takeOver(subscriptions.create(watch.resource(), notificationUrl, clientState));
    }

    private void renewIfDue(Subscription one, Instant now) {
        if (now.isBefore(renewal)) {
            return;
        }
        try {
            takeOver(subscriptions.renew(one));
        } catch (NotFoundException gone) {
            create();
        } catch (ConcurrentChangeException renewedByOthers) {
            takeOver(subscriptions.get(one.id()));
        }
    }

    private void takeOver(Subscription one) {
        boolean isNew = current == null
                || !current.id().equals(one.id())
                || !current.expiration().equals(one.expiration());
        current = one;
        if (isNew) {
            // Processes that keep the same subscription renew it at different times, so that the first renewal serves
            // all of them.
            renewal = one.expiration().minus(RENEWED_EARLY).minus(Duration.ofMinutes(random.nextInt(SPREAD_MINUTES)));
        }
    }

    private void lost() {
        gap = gap == Gap.STARTED ? gap : Gap.SUBSCRIPTION_LOST;
    }

    /** Returns whether the watcher is up to date as far as the keeper knows. */
    private boolean list(SubscriptionKeeper.Time time) {
        Instant asOf = time.now();
        if (watch.takeMissed() && gap == null) {
            gap = Gap.CHANGE_FAILED;
        }
        if (gap == null && !asOf.isBefore(listing)) {
            gap = Gap.PRECAUTION;
        }
        if (gap == null) {
            return true;
        }
        if (!watch.gap(Objects.requireNonNull(gap))) {
            return false;
        }
        gap = null;
        listing = asOf.plus(options.listEvery());
        watch.inStep(asOf);
        return true;
    }
}
