package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.webhook.Change;
import io.github.businesscentral.payments.webhook.ClientState;
import io.github.businesscentral.payments.webhook.KeeperOptions;
import io.github.businesscentral.payments.webhook.SubscriptionKeeper;
import io.github.businesscentral.payments.webhook.Watcher;
import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResponse;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * A program that keeps a picture of all payments by webhooks, and the service, both on one virtual clock. What the program does
 * is queued, and done one after the other when the clock has moved.
 */
final class WebhookScene implements AutoCloseable {
    static final HttpUrl URL = HttpUrl.get("https://receiver.example/bc");
    static final ClientState STATE = ClientState.of("0123456789abcdef0123456789abcdef");
    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final Duration STEP = Duration.ofMinutes(1);

    final VirtualScheduler time = new VirtualScheduler();
    final FakeBusinessCentral fake =
            FakeBusinessCentral.builder().clock(new ClockOf(time)).build();
    final List<UUID> journals = new ArrayList<>(List.of(fake.journalId()));
    final Map<UUID, BigDecimal> picture = new HashMap<>();
    final List<Change<CustomerPayment>> changes = new ArrayList<>();
    final List<Watcher.Gap> gaps = new ArrayList<>();
    final List<RuntimeException> failures = new ArrayList<>();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final HttpUrl url;
    private final CustomerPaymentsClient client;
    final CompanyPayments company;
    final WebhookReceiver receiver;
    Instant inStep = Instant.MIN;
    int gapsToFail;
    private SubscriptionKeeper keeper;

    /** A scene without sockets. */
    WebhookScene() {
        this(
                fake -> CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of("https://bc.example/api/v2.0"))
                        .httpClient(HTTP)
                        .addAttemptInterceptor(fake.interceptor()),
                URL);
        fake.webhooks().deliverBy((request, timeout) -> answer(receiver, request));
    }

    /** A scene whose client is built on {@code builder}, and whose receiver is reached at {@code url}. */
    WebhookScene(Function<FakeBusinessCentral, CustomerPaymentsClient.Builder> builder, HttpUrl url) {
        this.url = url;
        this.client = builder.apply(fake)
                .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                .scheduler(time)
                .random(new Random(1))
                .build();
        this.company = client.company(fake.companyId());
        this.receiver = WebhookReceiver.builder(STATE, this::enqueue)
                .watch(company.webhookResource(CustomerPayment.class), new PictureKeeping())
                .build();
    }

    CustomerPaymentsClient client() {
        return client;
    }

    /** Hands a request to a receiver as a web framework does. */
    static FakeResponse answer(WebhookReceiver receiver, FakeRequest request) {
        WebhookResponse response = receiver.receive(
                request.method(),
                request.url().encodedQuery(),
                request.headers()::get,
                new ByteArrayInputStream(request.body().toByteArray()));
        String type = response.headers().getOrDefault("Content-Type", "");
        return FakeResponse.of(response.status(), type, new String(response.body(), StandardCharsets.UTF_8));
    }

    private synchronized void enqueue(Runnable task) {
        queue.add(task);
    }

    private synchronized Runnable next() {
        return queue.poll();
    }

    /** Starts the program. */
    void start(KeeperOptions options) {
        keeper = client.subscriptions().keep(url, receiver, options);
        pass(STEP);
    }

    /** Ends the program at once, with all it had in memory. */
    synchronized void kill() {
        keeper.close();
        queue.clear();
        picture.clear();
        inStep = Instant.MIN;
    }

    /** Lets time pass; the service delivers what is due, and the program does what it has to do. */
    void pass(Duration duration) {
        Instant end = time.now().plus(duration);
        work();
        while (time.now().isBefore(end)) {
            time.advance(STEP);
            fake.webhooks().deliverDue();
            work();
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    /** What the service has. */
    Map<UUID, BigDecimal> stored() {
        Map<UUID, BigDecimal> stored = new HashMap<>();
        for (UUID journal : journals) {
            fake.payments(journal)
                    .forEach(payment -> stored.put((UUID) payment.get("id"), (BigDecimal) payment.get("amount")));
        }
        return stored;
    }

    void assertThatPictureIsTrue(String when) {
        assertThat(picture).as(when).isEqualTo(stored());
    }

    @Override
    public void close() {
        client.close();
    }

    /** What a user writes. */
    private final class PictureKeeping implements Watcher<CustomerPayment> {
        @Override
        public void changed(Change<CustomerPayment> change) {
            changes.add(change);
            change.id().ifPresent(this::read);
            // All of them: a line whose application people have cleared has changed, and no filter lists it any more.
            change.query().ifPresent(query -> listAll());
        }

        private void read(UUID id) {
            try {
                put(company.get(id));
            } catch (NotFoundException gone) {
                picture.remove(id);
            }
        }

        private void listAll() {
            List<CustomerPayment> rows = company.allPayments().stream().toList();
            picture.clear();
            rows.forEach(this::put);
        }

        private void put(CustomerPayment payment) {
            picture.put(payment.id(), payment.amount());
        }

        @Override
        public void gap(Gap why) {
            gaps.add(why);
            if (gapsToFail > 0) {
                gapsToFail--;
                throw new IllegalStateException("cannot list now");
            }
            listAll();
        }

        @Override
        public void inStep(Instant asOf) {
            inStep = asOf;
            assertThatPictureIsTrue("in step as of " + asOf);
        }

        @Override
        public void failed(RuntimeException failure) {
            failures.add(failure);
        }
    }

    private static final class ClockOf extends Clock {
        private final VirtualScheduler time;

        private ClockOf(VirtualScheduler time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
