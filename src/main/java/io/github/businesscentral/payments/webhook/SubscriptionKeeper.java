package io.github.businesscentral.payments.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/**
 * Keeps subscriptions alive and calls their watchers when they must list again. {@link Subscriptions#keep keep(…)} starts one.
 *
 * <p>At start, and then every hour by default, the keeper lists the subscriptions and selects those with its notification URL. It
 * creates missing subscriptions and renews those that expire within about 12 hours, that is two and a half days after the last
 * renewal. It stores nothing: it finds a subscription from an earlier start or another process by URL, resource and client state.
 * Several keepers of one URL share the subscriptions.
 *
 * <p>The keeper calls {@link Watcher#gap gap(…)} when changes may have been missed: at start, after it had to create a
 * subscription, after {@link Watcher#changed changed(…)} threw an exception, and once a day as a precaution. When that method
 * returns, the keeper calls {@link Watcher#inStep inStep(…)}. It reports each failure to {@link Watcher#failed failed(…)} and
 * tries again.
 *
 * <p>Closing the keeper leaves the subscriptions in place, so that the next start still receives what the server holds. They
 * expire after three days. Delete them if you want no more notifications.
 */
public final class SubscriptionKeeper implements AutoCloseable {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final Subscriptions subscriptions;
    private final WebhookReceiver receiver;
    private final KeeperOptions options;
    private final Time time;
    private final RandomGenerator random;
    private final List<KeptSubscription> kept = new ArrayList<>();

    private final AtomicBoolean looking = new AtomicBoolean();

    private Runnable cancel = () -> {};
    private Instant planned = Instant.MIN;
    private volatile int failures;
    private boolean closed;

    private SubscriptionKeeper(
            Subscriptions subscriptions,
            HttpUrl notificationUrl,
            WebhookReceiver receiver,
            KeeperOptions options,
            Time time,
            RandomGenerator random) {
        this.subscriptions = subscriptions;
        this.receiver = receiver;
        this.options = options;
        this.time = time;
        this.random = random;
        for (Watch<?> watch : receiver.watches()) {
            kept.add(new KeptSubscription(
                    watch, subscriptions, notificationUrl, receiver.clientState(), options, random));
        }
    }

    /**
     * Starts a keeper. {@link Subscriptions#keep keep(…)} calls this with the client's clock. Public for fakes of {@link
     * Subscriptions}.
     *
     * @param random spreads the requests of several keepers over time
     */
    public static SubscriptionKeeper start(
            Subscriptions subscriptions,
            HttpUrl notificationUrl,
            WebhookReceiver receiver,
            KeeperOptions options,
            Time time,
            RandomGenerator random) {
        SubscriptionKeeper keeper =
                new SubscriptionKeeper(subscriptions, notificationUrl, receiver, options, time, random);
        receiver.watches().forEach(watch -> watch.whenMissed(keeper::lookSoon));
        keeper.lookIn(Duration.ZERO);
        return keeper;
    }

    /** Schedules the next check, replacing the one already scheduled. */
    private synchronized void lookIn(Duration wait) {
        cancel.run();
        if (closed) {
            return;
        }
        try {
            planned = time.now().plus(wait);
            cancel = time.schedule(this::handOver, wait);
        } catch (RejectedExecutionException clientIsClosed) {
            closed = true;
        }
    }

    /** Checks within a minute. A check scheduled for sooner stays, so that repeated failures cannot postpone it forever. */
    private synchronized void lookSoon() {
        if (planned.isAfter(time.now().plus(FIRST_WAIT))) {
            lookIn(FIRST_WAIT);
        }
    }

    private void handOver() {
        try {
            receiver.executor().execute(this::look);
        } catch (RejectedExecutionException e) {
            lookIn(FIRST_WAIT);
        }
    }

    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return; // the one that is under way plans the next
        }
        boolean allWell = false;
        try {
            allWell = isClosed() || keepAll();
        } finally {
            failures = allWell ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
            looking.set(false);
            lookIn(
                    allWell && kept.stream().noneMatch(one -> one.watch().hasMissed())
                            ? spread(options.checkEvery())
                            : retryWait());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private boolean keepAll() {
        List<Subscription> there;
        try {
            there = subscriptions.list().stream().toList();
        } catch (RuntimeException e) {
            kept.forEach(one -> one.watch().failed(e));
            return false;
        }
        // No short-circuit: one subscription that fails must not stop the others.
        return !kept.stream().map(one -> one.keep(there, time)).toList().contains(false);
    }

    private Duration retryWait() {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.max(0, failures - 1));
        return spread(Collections.min(List.of(wait, options.checkEvery())));
    }

    /** A random time between three quarters and five quarters of {@code interval}. */
    private Duration spread(Duration interval) {
        return interval.multipliedBy(750 + random.nextInt(501)).dividedBy(1000);
    }

    /** Stops the keeper. A watcher method that is running is not interrupted. The subscriptions stay on the server. */
    @Override
    public synchronized void close() {
        closed = true;
        cancel.run();
    }

    /** The clock and timer of a keeper. */
    public interface Time {
        /** The current time. */
        Instant now();

        /** Runs {@code task}, which is short, after {@code delay}. Running the returned task cancels it. */
        Runnable schedule(Runnable task, Duration delay);
    }
}
