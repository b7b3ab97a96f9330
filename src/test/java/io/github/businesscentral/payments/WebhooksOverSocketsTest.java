package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.webhook.Change;
import io.github.businesscentral.payments.webhook.KeeperOptions;
import io.github.businesscentral.payments.webhook.Subscription;
import io.github.businesscentral.payments.webhook.Watcher;
import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a subscription, with the service, the receiver and another program on sockets; time is virtual. */
class WebhooksOverSocketsTest {
    private final MockWebServer receiving = new MockWebServer();
    private FakeBusinessCentralServer server;
    private WebhookScene scene;
    private HttpUrl url;

    @BeforeEach
    void start() throws IOException {
        receiving.start();
        url = receiving.url("/bc");
        scene = new WebhookScene(
                fake -> {
                    server = FakeBusinessCentralServer.start(fake);
                    return CustomerPaymentsClient.builder().endpoint(BusinessCentralEndpoint.of(server.url()));
                },
                url);
        receiving.setDispatcher(new Receiving(scene.receiver));
    }

    @AfterEach
    void stop() {
        scene.close();
        server.close();
        receiving.close();
    }

    private FakeBusinessCentral fake() {
        return scene.fake;
    }

    private UUID createdByAnotherProgram(String documentNumber) {
        try (CustomerPaymentsClient other = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(server.url()))
                .tokenProvider(TokenProvider.fixed("another"))
                .build()) {
            return other.company(fake().companyId())
                    .journal(fake().journalId())
                    .create(NewCustomerPayment.builder()
                            .customerNumber("10000")
                            .documentNumber(documentNumber)
                            .postingDate(LocalDate.of(2026, 8, 20))
                            .amountReceived(BigDecimal.TEN)
                            .build())
                    .id();
        }
    }

    private Subscription subscription() {
        return scene.client().subscriptions().list().first().orElseThrow();
    }

    @Test
    void aChangeOfAnotherProgramIsNotified() {
        scene.start(KeeperOptions.defaults());
        assertThat(scene.gaps).containsExactly(Watcher.Gap.STARTED);
        assertThat(subscription().resource())
                .isEqualTo(scene.company.webhookResource(CustomerPayment.class).path());

        UUID id = createdByAnotherProgram("WIRE-1");
        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.changes).singleElement().satisfies(change -> {
            assertThat(change.type()).isEqualTo(Change.Type.CREATED);
            assertThat(change.id()).contains(id);
        });
        scene.assertThatPictureIsTrue("after the notification");
    }

    @Test
    void theSubscriptionIsRenewedAfterTwoAndAHalfDays() {
        scene.start(KeeperOptions.defaults());
        Subscription first = subscription();

        scene.pass(Duration.ofHours(57));
        assertThat(subscription().expiration()).isEqualTo(first.expiration());
        scene.pass(Duration.ofHours(5));

        assertThat(subscription().id()).isEqualTo(first.id());
        assertThat(subscription().expiration()).isAfter(first.expiration().plus(Duration.ofHours(57)));
        scene.pass(Duration.ofDays(9));
        assertThat(subscription().id()).isEqualTo(first.id());
        assertThat(scene.gaps).doesNotContain(Watcher.Gap.SUBSCRIPTION_LOST);
        assertThat(scene.failures).isEmpty();
    }

    @Test
    void aReceiverThatWasDownForTwentyHoursGetsANewSubscription() {
        scene.start(KeeperOptions.defaults());
        String first = subscription().id();

        fake().webhooks().receiverDownFor(Duration.ofHours(20));
        createdByAnotherProgram("WIRE-1");
        scene.pass(Duration.ofHours(20));
        assertThat(fake().webhooks().subscriptions()).isEmpty();
        scene.pass(Duration.ofHours(2));

        assertThat(subscription().id()).isNotEqualTo(first);
        assertThat(scene.gaps).contains(Watcher.Gap.SUBSCRIPTION_LOST);
        assertThat(scene.inStep).isAfter(Instant.parse("2026-08-21T05:00:00Z"));
        scene.assertThatPictureIsTrue("after the new subscription");
    }

    @Test
    void fifteenHundredChangesAreOneCollectionToBeListed() {
        scene.start(KeeperOptions.defaults());

        fake().addPayments(fake().journalId(), 1_500);
        scene.pass(Duration.ofMinutes(1));

        Change<CustomerPayment> change = scene.changes.get(0);
        assertThat(scene.changes).hasSize(1);
        assertThat(change.type()).isEqualTo(Change.Type.COLLECTION);
        Map<UUID, BigDecimal> listed =
                new HashMap<>(scene.company.allPayments(change.query().orElseThrow()).stream()
                        .collect(Collectors.toMap(CustomerPayment::id, CustomerPayment::amount)));
        assertThat(listed).hasSize(1_500).isEqualTo(scene.stored());
        scene.assertThatPictureIsTrue("after the collection");
    }

    @Test
    void theQueryOfACollectionFindsWhatHasChangedAndNoMore() {
        fake().addPayments(fake().journalId(), 10);
        fake().webhooks().mostNotifications(5);
        scene.time.advance(Duration.ofMinutes(10));
        scene.start(KeeperOptions.defaults());

        List<UUID> changed = scene.stored().keySet().stream().limit(6).toList();
        changed.forEach(id -> fake().changePayment(id, Map.of("amount", -77)));
        scene.pass(Duration.ofMinutes(1));

        Query<CustomerPayment> query = scene.changes.get(0).query().orElseThrow();
        assertThat(scene.company.allPayments(query).stream().map(CustomerPayment::id))
                .containsExactlyInAnyOrderElementsOf(changed);
        assertThat(query.and(CustomerPaymentFields.AMOUNT.equalTo(BigDecimal.ONE))
                        .toString())
                .contains("lastModifiedDateTime gt ");
    }

    @Test
    void aReplayedNotificationCausesOneMoreRead() {
        scene.start(KeeperOptions.defaults());
        createdByAnotherProgram("WIRE-1");
        scene.pass(Duration.ofMinutes(1));
        ByteString genuine = ((Receiving) receiving.getDispatcher()).lastNotification;
        fake().clearRequests();

        assertThat(send(genuine, Headers.EMPTY)).isEqualTo(200);
        scene.pass(Duration.ofMinutes(1));

        assertThat(fake().requests()).hasSize(1);
    }

    @Test
    void forgedNotificationsAndStrangersHandshakesCauseNoRequest() {
        scene.start(KeeperOptions.defaults());
        createdByAnotherProgram("WIRE-1");
        scene.pass(Duration.ofMinutes(1));
        ByteString genuine = ((Receiving) receiving.getDispatcher()).lastNotification;
        String state = WebhookScene.STATE.derive(scene.company.webhookResource(CustomerPayment.class));
        fake().clearRequests();
        scene.changes.clear();

        assertThat(send(ByteString.encodeUtf8(genuine.utf8().replace(state, "x".repeat(43))), Headers.EMPTY))
                .isEqualTo(200);
        assertThat(handshake("0f8fad5b-d9cb-469f-a165-70867728950e")).isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.changes).isEmpty();
        assertThat(fake().requests()).isEmpty();
    }

    @Test
    void aNotificationOfAHundredMegabytesCausesNoRequest() throws IOException {
        scene.start(KeeperOptions.defaults());
        fake().clearRequests();

        RequestBody large = new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get("application/json");
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8("{\"value\":[{\"x\":\"");
                byte[] piece = "x".repeat(1024 * 1024).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                for (int i = 0; i < 100; i++) {
                    sink.write(piece);
                }
                sink.writeUtf8("\"}]}");
            }
        };
        int status = post(large);
        scene.pass(Duration.ofMinutes(1));

        assertThat(status).isEqualTo(503);
        assertThat(fake().requests()).isEmpty();
    }

    private int send(ByteString body, Headers headers) {
        try {
            return post(RequestBody.create(body, MediaType.get("application/json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int post(RequestBody body) throws IOException {
        try (Response response = new OkHttpClient()
                .newCall(new Request.Builder().url(url).post(body).build())
                .execute()) {
            return response.code();
        }
    }

    private String handshake(String token) {
        HttpUrl address =
                url.newBuilder().addQueryParameter("validationToken", token).build();
        try (Response response = new OkHttpClient()
                .newCall(new Request.Builder().url(address).build())
                .execute()) {
            assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            return response.body().string();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A web framework that hands over what it gets. */
    private static final class Receiving extends Dispatcher {
        private final WebhookReceiver receiver;
        private volatile ByteString lastNotification = ByteString.EMPTY;

        private Receiving(WebhookReceiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            ByteString body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
            if (request.getUrl().query() == null) {
                lastNotification = body;
            }
            WebhookResponse answer = receiver.receive(
                    request.getMethod(),
                    request.getUrl().encodedQuery(),
                    request.getHeaders()::get,
                    new ByteArrayInputStream(body.toByteArray()));
            MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
            answer.headers().forEach(response::setHeader);
            return response.body(new Buffer().write(answer.body())).build();
        }
    }
}
