package io.github.businesscentral.payments.webhook;

import java.time.Duration;
import java.util.Objects;

/** Intervals of a {@link SubscriptionKeeper}. Immutable. */
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

    /** Checks the subscriptions every hour and calls {@link Watcher#gap gap(…)} once a day. */
    public static KeeperOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how often the keeper checks that the subscriptions still exist, from one minute to 6 hours. Default 1 hour. Each check
     * is one request. The keeper varies the interval by up to a quarter, so that many processes do not send their requests at the
     * same time. A lost subscription goes unnoticed for at most this long.
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
     * Sets how often the keeper calls {@link Watcher#gap gap(…)} as a precaution. Default 1 day. A subscriber cannot detect some
     * losses: a notification lost between the server and your program, changes that the server dropped because a million were
     * waiting, and changes by a delegated administrator, which the server withholds until another user changes something ({@code
     * business-central.md} 9.3).
     */
    public KeeperOptions listEvery(Duration interval) {
        Objects.requireNonNull(interval, "listEvery");
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("listEvery is " + interval + "; it must be at least " + SHORTEST + ".");
        }
        return new KeeperOptions(checkEvery, interval);
    }

    /** How often the keeper checks that the subscriptions still exist. */
    public Duration checkEvery() {
        return checkEvery;
    }

    /** How often the keeper calls {@link Watcher#gap gap(…)} as a precaution. */
    public Duration listEvery() {
        return listEvery;
    }
}
