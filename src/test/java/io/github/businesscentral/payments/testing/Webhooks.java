package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.ChangeFeed.WatchedChange;
import io.github.businesscentral.payments.testing.odata.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of the service, on the stand-in's clock (rule 32). Nothing is sent automatically. Call {@link #deliverDue
 * deliverDue(…)} after you have advanced the clock, or {@link #deliverInBackground} with a running clock.
 *
 * <pre>{@code
 * clock.advance(Duration.ofSeconds(30));
 * fake.webhooks().deliverDue();
 * }</pre>
 *
 * <p>Handshakes are sent at once, by POST, while a subscription is created or renewed. Times and thresholds default to those of
 * the service online.
 */
public final class Webhooks implements Subscriptions.Limits {
    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final Duration NOTIFICATION_TIMEOUT = Duration.ofSeconds(30);
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private final Database database;
    private final Set<Choice> choices;
    private final Notifications notifications;
    private final Map<String, Outbox> outboxes = new LinkedHashMap<>();
    private final ReentrantLock delivering = new ReentrantLock();

    private volatile NotificationSender sender = NotificationSender.overHttp();
    private volatile Supplier<@Nullable NotificationFault> faults = () -> null;
    private volatile Duration delay = Duration.ofSeconds(30);
    private volatile Duration expireAfter = Duration.ofDays(3);
    private volatile Duration handshakeTimeout = Duration.ofSeconds(5);
    private volatile Duration handshakeDelay = Duration.ZERO;
    private volatile Instant downUntil = Instant.MIN;
    private volatile int mostNotifications = 1_000;
    private volatile int mostSubscriptions = 200;
    private volatile int mostWaiting = 1_000_000;

    Webhooks(Database database, Set<Choice> choices) {
        this.database = database;
        this.choices = choices;
        this.notifications = new Notifications(database);
        database.feed().subscribe(this::record);
        database.settings().unwatchPayments(choices.contains(Choice.PAYMENTS_CANNOT_BE_WATCHED));
    }

    /** Sets the sender. Default: HTTP. */
    public Webhooks deliverBy(NotificationSender other) {
        sender = Objects.requireNonNull(other, "sender");
        return this;
    }

    /** Sets the source of faults, called for each notification. {@code null} means no fault. */
    public Webhooks faults(Supplier<@Nullable NotificationFault> perNotification) {
        faults = Objects.requireNonNull(perNotification, "perNotification");
        return this;
    }

    /** Sets how long after the first change a notification is sent. Default 30 seconds. */
    public Webhooks notifyAfter(Duration time) {
        delay = time;
        return this;
    }

    /** Sets how long a subscription lives. Default three days. */
    public Webhooks expireAfter(Duration time) {
        expireAfter = time;
        return this;
    }

    /** Sets how long a handshake may take. Default 5 seconds. */
    public Webhooks handshakeTimeout(Duration time) {
        handshakeTimeout = time;
        return this;
    }

    /** Sets how long each handshake takes, without really waiting. It fails if this is longer than the timeout. */
    public Webhooks handshakeTakes(Duration time) {
        handshakeDelay = time;
        return this;
    }

    /** Makes receivers unreachable for this long, also for handshakes. */
    public Webhooks receiverDownFor(Duration time) {
        downUntil = database.now().plus(time);
        return this;
    }

    /** Sets how many changes a subscription receives one by one; more become a collection. Default 1,000, on-premises 30,000. */
    public Webhooks mostNotifications(int count) {
        mostNotifications = count;
        return this;
    }

    /** Sets the maximum number of subscriptions. Default 200. */
    public Webhooks mostSubscriptions(int count) {
        mostSubscriptions = count;
        return this;
    }

    /** Sets the maximum number of waiting changes; more are dropped. Default one million. */
    public Webhooks mostWaiting(int count) {
        mostWaiting = count;
        return this;
    }

    /** Disables or enables subscriptions. While disabled, nothing can be watched, and the list of resources is empty. */
    public Webhooks switchedOff(boolean off) {
        database.settings().subscriptionsOff(off);
        return this;
    }

    @Override
    public Duration expireAfter() {
        return expireAfter;
    }

    @Override
    public int mostSubscriptions() {
        return mostSubscriptions;
    }

    /** Returns the active subscriptions, each with its properties by name. */
    public List<Map<String, Object>> subscriptions() {
        synchronized (database) {
            expire();
            return database.subscriptions().rows(null).map(Row::visible).toList();
        }
    }

    /** Deletes all subscriptions without a notification, as people can in the client. */
    public void deleteSubscriptions() {
        database.change(() -> {
            database.subscriptions().rows(null).toList().forEach(database::remove);
            return outboxes;
        });
    }

    /** Returns when the next notification is due. Empty if none is waiting. */
    public Optional<Instant> nextDelivery() {
        synchronized (database) {
            return outboxes.values().stream()
                    .flatMap(outbox -> Stream.ofNullable(outbox.next()))
                    .min(Instant::compareTo);
        }
    }

    /** Sends the due notifications, and returns when the receivers have answered. */
    public void deliverDue() {
        if (delivering.isHeldByCurrentThread()) {
            return; // a receiver in this thread
        }
        delivering.lock();
        try {
            List<String> urls;
            synchronized (database) {
                urls = List.copyOf(outboxes.keySet());
            }
            urls.forEach(this::deliverDue);
        } finally {
            delivering.unlock();
        }
    }

    /**
     * Delivers due notifications every 100 ms of real time on a daemon thread, for a running clock. Running the result stops it.
     */
    public Runnable deliverInBackground() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "stand-in-webhooks");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::deliverDue, 100, 100, TimeUnit.MILLISECONDS);
        return timer::shutdownNow;
    }

    private record Parcel(String url, Map<UUID, List<WatchedChange>> changes, List<Notifications.Entry> entries) {}

    private void deliverDue(String url) {
        Parcel parcel = take(url);
        if (parcel == null || parcel.entries().isEmpty()) {
            return;
        }
        NotificationFault fault = faults.get();
        if (fault == NotificationFault.LATE) {
            putBack(parcel, database.now().plus(LATENESS));
            return;
        }
        if (fault == NotificationFault.LOST) {
            answered(parcel, 200);
            return;
        }
        List<Notifications.Entry> entries =
                fault == NotificationFault.REORDERED ? Notifications.reversed(parcel.entries()) : parcel.entries();
        int status = post(url, entries);
        if (fault == NotificationFault.REPEATED) {
            status = post(url, entries);
        }
        answered(parcel, status);
    }

    private @Nullable Parcel take(String url) {
        synchronized (database) {
            expire();
            Outbox outbox = outboxes.get(url);
            Instant next = outbox == null ? null : outbox.next();
            if (outbox == null || next == null || next.isAfter(database.now())) {
                return null;
            }
            Map<UUID, List<WatchedChange>> changes = outbox.take();
            List<Notifications.Entry> entries = new ArrayList<>();
            changes.forEach((id, recorded) -> database.subscriptions()
                    .find(id)
                    .ifPresent(row -> entries.addAll(notifications.entries(row, recorded, mostNotifications))));
            return new Parcel(url, changes, entries);
        }
    }

    private int post(String url, List<Notifications.Entry> entries) {
        String correlation = UUID.randomUUID().toString();
        Headers headers = Headers.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "clientRequestId",
                correlation,
                "x-ms-correlation-id",
                correlation);
        FakeResponse answer = send(
                new FakeRequest("POST", HttpUrl.get(url), headers, Notifications.json(entries)), NOTIFICATION_TIMEOUT);
        return answer == null ? 0 : answer.status();
    }

    private @Nullable FakeResponse send(FakeRequest request, Duration timeout) {
        if (database.now().isBefore(downUntil)) {
            return null;
        }
        try {
            FakeResponse answer = sender.send(request, timeout);
            return answer.isBrokenConnection() || answer.delay().compareTo(timeout) > 0 ? null : answer;
        } catch (IOException e) {
            return null;
        }
    }

    private void putBack(Parcel parcel, Instant time) {
        synchronized (database) {
            outbox(parcel.url()).putBack(parcel.changes(), time);
        }
    }

    /** The service's reaction to a response (9.4); status 0 means none. */
    private void answered(Parcel parcel, int status) {
        database.change(() -> {
            Outbox outbox = outbox(parcel.url());
            if (status >= 200 && status < 300) {
                outbox.sent();
            } else if (status == 0 || status >= 500 || PASSING.contains(status)) {
                if (outbox.isGivenUp(parcel.changes(), database.now())) {
                    parcel.changes()
                            .keySet()
                            .forEach(id -> database.subscriptions().find(id).ifPresent(database::remove));
                }
            } else {
                database.subscriptions()
                        .rows(null)
                        .filter(row -> row.text("notificationUrl").equals(parcel.url()))
                        .toList()
                        .forEach(database::remove);
                outboxes.remove(parcel.url());
            }
            return parcel;
        });
    }

    private Outbox outbox(String url) {
        return outboxes.computeIfAbsent(url, any -> new Outbox());
    }

    /** Called with the database's monitor when a write is final. */
    private void record(WatchedChange change) {
        expire();
        List<Row> told = database.subscriptions()
                .rows(null)
                .filter(row ->
                        SubscribedResource.of(row.text("resource"), database).table() == change.table())
                .toList();
        for (Row subscription : told) {
            if (outboxes.values().stream().mapToInt(Outbox::size).sum() < mostWaiting) {
                outbox(subscription.text("notificationUrl")).add(subscription.id(), change, delay);
            }
        }
    }

    /** Removes expired subscriptions. Called with the database's monitor. */
    void expire() {
        Instant now = database.now();
        database.subscriptions()
                .rows(null)
                .filter(row -> !now.isBefore((Instant) row.get("expirationDateTime")))
                .toList()
                .forEach(database::remove);
    }

    /** Returns whether the receiver answers a handshake correctly. */
    boolean shakesHands(HttpUrl notificationUrl) {
        if (handshakeDelay.compareTo(handshakeTimeout) > 0) {
            return false;
        }
        String token = UUID.randomUUID().toString();
        HttpUrl url = notificationUrl
                .newBuilder()
                .addQueryParameter("validationToken", token)
                .build();
        String method = choices.contains(Choice.HANDSHAKE_BY_GET) ? "GET" : "POST";
        FakeResponse answer = send(new FakeRequest(method, url, Headers.EMPTY, ByteString.EMPTY), handshakeTimeout);
        return answer != null && answer.status() == 200 && answer.bodyText().equals(token);
    }
}
