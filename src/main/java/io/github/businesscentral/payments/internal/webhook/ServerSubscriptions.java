package io.github.businesscentral.payments.internal.webhook;

import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.DeleteRules;
import io.github.businesscentral.payments.internal.write.KeyedCreate;
import io.github.businesscentral.payments.internal.write.UpdateRules;
import io.github.businesscentral.payments.internal.write.Write;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.webhook.ClientState;
import io.github.businesscentral.payments.webhook.KeeperOptions;
import io.github.businesscentral.payments.webhook.Subscription;
import io.github.businesscentral.payments.webhook.SubscriptionKeeper;
import io.github.businesscentral.payments.webhook.Subscriptions;
import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The subscriptions of the environment, below the API's root and outside of companies ({@code business-central.md} 9.2). */
public final class ServerSubscriptions implements Subscriptions {
    private static final AnswerReader<Subscription> SUBSCRIPTION =
            AnswerReader.entity(Subscription.jsonAdapter(), any -> true);
    private static final String SET = "subscriptions";

    private final HttpUrl root;
    private final Transport transport;
    private final Listing<Subscription> listing;
    private final RandomGenerator random;

    /** Sends requests to the API at {@code root}. Keepers use {@code random} to spread their requests over time. */
    public ServerSubscriptions(HttpUrl root, Transport transport, RandomGenerator random) {
        this.root = root;
        this.transport = transport;
        this.listing = new Listing<>(Subscription.jsonAdapter(), any -> true, Origin.of(root), transport);
        this.random = random;
    }

    @Override
    public Paged<Subscription> list() {
        return listing.at(set(), Query.of(Subscription.class));
    }

    @Override
    public SubscriptionKeeper keep(HttpUrl notificationUrl, WebhookReceiver receiver, KeeperOptions options) {
        return SubscriptionKeeper.start(
                this,
                Objects.requireNonNull(notificationUrl, "notificationUrl"),
                receiver,
                options,
                new SchedulerTime(transport.scheduler()),
                random);
    }

    @Override
    public Calls calls() {
        return new SubscriptionCalls();
    }

    private HttpUrl set() {
        return root.newBuilder().addPathSegment(SET).build();
    }

    /** The key is a string in quotes. As everywhere in OData, a quote in it is doubled. */
    private HttpUrl one(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id is blank. Take it from a subscription that the server returned.");
        }
        return root.newBuilder()
                .addPathSegment(SET + "('" + id.replace("'", "''") + "')")
                .build();
    }

    private final class SubscriptionCalls implements Calls {
        @Override
        public ApiCall<Subscription> get(String id) {
            return transport.prepare(read(id));
        }

        private CallSpec<Subscription> read(String id) {
            return CallSpec.read(one(id), about(id));
        }

        private AnswerReader<Subscription> about(String id) {
            return SUBSCRIPTION.expecting(one -> one.id().equals(id), "the id that was asked for");
        }

        /** After an unanswered attempt, an equal subscription is good enough, because its notifications go to the same place. */
        @Override
        public ApiCall<Subscription> create(
                WebhookResource<?> resource, HttpUrl notificationUrl, ClientState clientState) {
            Predicate<Subscription> isEqual = one ->
                    resource.isNamedBy(one.resource()) && notificationUrl.equals(HttpUrl.parse(one.notificationUrl()));
            KeyedCreate<Subscription> rules = new KeyedCreate<>(
                    finding(isEqual),
                    isEqual,
                    one -> one.clientState()
                                    .map(state -> clientState.verifies(resource, state))
                                    .orElse(true)
                            ? List.of()
                            : List.of("clientState"),
                    "a subscription of this resource and URL");
            AnswerReader<Subscription> created = SUBSCRIPTION.expecting(isEqual, "the resource and URL that were sent");
            return transport.prepare(CallSpec.of(CallKind.CREATE, set(), Write.of(created, rules))
                    .withContent(json(notificationUrl.toString(), resource.path(), clientState.derive(resource))));
        }

        private Function<Session, Optional<ApiResponse<Subscription>>> finding(Predicate<Subscription> wanted) {
            return listing.finding(set(), Query.of(Subscription.class), wanted);
        }

        @Override
        public ApiCall<Subscription> renew(Subscription before) {
            AnswerReader<Subscription> about = about(before.id());
            UpdateRules<Subscription> rules = new UpdateRules<>(
                    one(before.id()),
                    about,
                    before.etag(),
                    now -> now.expiration().isAfter(before.expiration()),
                    Subscription::etag,
                    UpdateRules.WhenStale.REFUSED);
            return transport.prepare(CallSpec.of(CallKind.UPDATE, one(before.id()), Write.of(about, rules))
                    .matching(before.etag())
                    .withContent(json(
                            before.notificationUrl(),
                            before.resource(),
                            before.clientState().orElse(null))));
        }

        @Override
        public ApiCall<DeleteOutcome> delete(Subscription subscription) {
            DeleteRules rules = new DeleteRules(read(subscription.id()), () -> {});
            Write<DeleteOutcome> write = Write.of(AnswerReader.noContent(), rules);
            return transport.prepare(
                    CallSpec.of(CallKind.DELETE, one(subscription.id()), write).matching(subscription.etag()));
        }
    }

    private static ByteString json(String notificationUrl, String resource, @Nullable String clientState) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.beginObject();
            writer.name("notificationUrl").value(notificationUrl);
            writer.name("resource").value(resource);
            writer.name("clientState").value(clientState);
            writer.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return json.readByteString();
    }

    /** The client's clock and timer. */
    private record SchedulerTime(Scheduler scheduler) implements SubscriptionKeeper.Time {
        @Override
        public Instant now() {
            return scheduler.now();
        }

        @Override
        public Runnable schedule(Runnable task, Duration delay) {
            return scheduler.schedule(task, delay);
        }
    }
}
