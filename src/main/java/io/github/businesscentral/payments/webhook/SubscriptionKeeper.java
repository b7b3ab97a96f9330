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
 * Keeps subscriptions alive, and tells their watchers when to list again. {@link Subscriptions#keep} starts one.
 *
 * <p>At its start, and every hour by default, it lists the subscriptions and takes those of its notification URL. What is missing it
 * creates; what expires within about 12 hours it renews, so two and a half days after the last time. It has no file: a subscription
 * that an earlier start or another process has made is found by its URL, resource and client state. Several keepers of one URL share
 * the subscriptions.
 *
 * <p>It calls {@link Watcher#gap} when changes may have gone unnoticed: at its start, after it had to create a subscription, when {@link
 * Watcher#changed} threw an exception, and once a day as a precaution. When that method has returned it calls {@link Watcher#inStep}.
 * What fails it tries again, and says so to {@link Watcher#failed}.
 *
 * <p>Closing it leaves the subscriptions as they are, so that the next start misses nothing that the server still holds; they expire
 * after three days. If you want no more notifications, delete them.
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
     * Starts a keeper; {@link Subscriptions#keep} does this with the client's clock. For fakes of {@link Subscriptions}.
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

    /** Plans the next look, in the place of the one that is planned. */
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

    /** Looks within a minute. A plan for sooner stays, or one failure after the other would put it off for ever. */
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
        // Not short-circuited: one that cannot be kept must not keep the others from it.
        return !kept.stream().map(one -> one.keep(there, time)).toList().contains(false);
    }

    private Duration retryWait() {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.max(0, failures - 1));
        return spread(Collections.min(List.of(wait, options.checkEvery())));
    }

    /** From three quarters to five quarters of it. */
    private Duration spread(Duration interval) {
        return interval.multipliedBy(750 + random.nextInt(501)).dividedBy(1000);
    }

    /** Ends the work; a watcher's method that is running is not interrupted. The subscriptions stay. */
    @Override
    public synchronized void close() {
        closed = true;
        cancel.run();
    }

    /** The clock and the timer of a keeper. */
    public interface Time {
        /** The date and time. */
        Instant now();

        /** Runs {@code task}, which is short, after {@code delay}; the result cancels it. */
        Runnable schedule(Runnable task, Duration delay);
    }
}
