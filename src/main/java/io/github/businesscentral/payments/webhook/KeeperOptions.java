package io.github.businesscentral.payments.webhook;

import java.time.Duration;
import java.util.Objects;

/** How often a {@link SubscriptionKeeper} looks. Immutable. */
public final class KeeperOptions {
    private static final KeeperOptions DEFAULTS = new KeeperOptions(Duration.ofHours(1), Duration.ofDays(1));
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_CHECK = Duration.ofHours(6);

    private final Duration checkEvery;
    private final Duration listEvery;

    private KeeperOptions(Duration checkEvery, Duration listEvery) {
        this.checkEvery = checkEvery;
        this.listEvery = listEvery;
    }

    /** Looks for the subscriptions every hour and calls {@link Watcher#gap} once a day. */
    public static KeeperOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how often the keeper looks whether the subscriptions are still there, from a minute to 6 hours. Default 1 hour. Each look is
     * one request, sent up to a quarter earlier or later than this, so that many processes do not send theirs at once. It is also the
     * longest time for which a lost subscription goes unnoticed.
     */
    public KeeperOptions checkEvery(Duration interval) {
        Objects.requireNonNull(interval, "checkEvery");
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST_CHECK) > 0) {
            throw new IllegalArgumentException("checkEvery is " + interval + "; it must be from " + SHORTEST + " to "
                    + LONGEST_CHECK + ". Subscriptions are renewed 12 hours early.");
        }
        return new KeeperOptions(interval, listEvery);
    }

    /**
     * Sets how often the keeper calls {@link Watcher#gap} though nothing is known to be lost. Default 1 day. No subscriber can see that
     * a notification was lost between the server and the program, that the server dropped changes because a million waited, or
     * that it withholds those of a delegated administrator until someone else changes something ({@code business-central.md} 9.3).
     */
    public KeeperOptions listEvery(Duration interval) {
        Objects.requireNonNull(interval, "listEvery");
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("listEvery is " + interval + "; it must be at least " + SHORTEST + ".");
        }
        return new KeeperOptions(checkEvery, interval);
    }

    /** How often the keeper looks whether the subscriptions are still there. */
    public Duration checkEvery() {
        return checkEvery;
    }

    /** How often the keeper calls {@link Watcher#gap} though nothing is known to be lost. */
    public Duration listEvery() {
        return listEvery;
    }
}
