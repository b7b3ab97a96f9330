package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.webhook.Subscription;
import io.github.businesscentral.payments.webhook.Subscriptions;
import io.github.businesscentral.payments.webhook.WebhookResource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions as calls; the keeper has tests of its own. */
class SubscriptionsTest {
    private final WebhookScene scene = new WebhookScene();
    private final Subscriptions subscriptions = scene.client().subscriptions();
    private final WebhookResource<CustomerPayment> payments = scene.company.webhookResource(CustomerPayment.class);

    @AfterEach
    void close() {
        scene.close();
    }

    private Subscription create() {
        return subscriptions.create(payments, WebhookScene.URL, WebhookScene.STATE);
    }

    private FakeRequest lastRequest() {
        return scene.fake.requests().get(scene.fake.requests().size() - 1);
    }

    @Test
    void theEnvironmentIsAskedWhatCanBeWatched() {
        assertThat(scene.client().webhookSupportedResources(scene.fake.companyId()))
                .contains(payments.name(), "v2.0/customers")
                .allMatch(name -> name.startsWith("v2.0/"));

        assertThat(lastRequest().path())
                .isEqualTo("/api/microsoft/runtime/beta/companies(" + scene.fake.companyId()
                        + ")/webhookSupportedResources");
        assertThat(lastRequest().query()).isEqualTo("$filter=resource eq 'v2.0*'");
        scene.fake.webhooks().switchedOff(true);
        assertThat(scene.client().webhookSupportedResources(scene.fake.companyId()))
                .isEmpty();
    }

    @Test
    void anEndpointWithoutAVersionSaysWhyItCannotBeAsked() {
        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of("https://proxy.example/bc"))
                .tokenProvider(io.github.businesscentral.payments.auth.TokenProvider.fixed("x"))
                .build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.webhookSupportedResources(scene.fake.companyId()))
                    .withMessageContaining("does not end in api/ and a version");
        }
    }

    @Test
    void aSubscriptionIsCreatedReadRenewedAndDeleted() {
        Subscription created = create();

        assertThat(created.resource()).isEqualTo(payments.path());
        assertThat(created.notificationUrl()).isEqualTo(WebhookScene.URL.toString());
        assertThat(created.clientState()).contains(WebhookScene.STATE.derive(payments));
        assertThat(created.expiration()).isEqualTo(scene.time.now().plus(Duration.ofDays(3)));
        assertThat(subscriptions.get(created.id())).isEqualTo(created).hasSameHashCodeAs(created);
        assertThat(subscriptions.list()).containsExactly(created);
        scene.time.advance(Duration.ofDays(2));
        Subscription renewed = subscriptions.renew(created);
        assertThat(lastRequest().header("If-Match")).isEqualTo(created.etag().value());
        assertThat(renewed.id()).isEqualTo(created.id());
        assertThat(renewed.expiration()).isEqualTo(scene.time.now().plus(Duration.ofDays(3)));
        assertThat(renewed.clientState()).isEqualTo(created.clientState());
        assertThatExceptionOfType(ConcurrentChangeException.class).isThrownBy(() -> subscriptions.renew(created));
        assertThat(subscriptions.delete(renewed)).isEqualTo(DeleteOutcome.DELETED);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> subscriptions.get(created.id()));
        assertThat(subscriptions.list()).isEmpty();
    }

    @Test
    void readsAskThePrimaryDatabase() {
        create();
        subscriptions.list().forEach(any -> {});

        assertThat(lastRequest().header("Data-Access-Intent")).isEqualTo("ReadWrite");
    }

    @Test
    void aFailedHandshakeIsAnInvalidRequest() {
        scene.fake.webhooks().receiverDownFor(Duration.ofMinutes(1));

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(this::create);
        assertThat(scene.fake.webhooks().subscriptions()).isEmpty();
    }

    @Test
    void anUnansweredCreateIsLookedForBeforeItIsSentAgain() {
        scene.fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).times(1));

        ApiResponse<Subscription> response = subscriptions
                .calls()
                .create(payments, WebhookScene.URL, WebhookScene.STATE)
                .executeForResponse();

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(subscriptions.list()).containsExactly(response.value());
    }

    @Test
    void aCreateThatDidNotArriveIsSentAgain() {
        scene.fake.addFault(Faults.cutBeforeCommit().on(Requests.posts()).times(2));

        Subscription created = create();

        assertThat(subscriptions.list()).containsExactly(created);
    }

    @Test
    void anUnansweredRenewalIsSettled() {
        Subscription created = create();
        scene.time.advance(Duration.ofDays(1));
        scene.fake.addFault(Faults.cutAfterCommit().on(Requests.patches()).times(1));

        Subscription renewed = subscriptions.renew(created);

        assertThat(renewed.expiration()).isAfter(created.expiration());
        assertThat(subscriptions.get(created.id())).isEqualTo(renewed);
    }

    @Test
    void subscriptionsAreStoredAsJsonAndDoNotShowTheirStateInText() throws IOException {
        Subscription created = create();

        Subscription read =
                Subscription.jsonAdapter().fromJson(Subscription.jsonAdapter().toJson(created));

        assertThat(read).isEqualTo(created);
        assertThat(created.toString())
                .contains(created.id())
                .doesNotContain(created.clientState().orElseThrow(), "receiver.example");
        Subscription bare = Subscription.jsonAdapter()
                .fromJson("{\"subscriptionId\":\"s\",\"notificationUrl\":\"not an address\",\"resource\":\"r\","
                        + "\"clientState\":null,\"new\":{\"a\":[1]},\"expirationDateTime\":\"2026-08-23T07:52:31Z\"}");
        assertThat(bare.clientState()).isEmpty();
        assertThat(bare.expiration()).isEqualTo(Instant.parse("2026-08-23T07:52:31Z"));
        assertThatIllegalStateException().isThrownBy(bare::etag).withMessageContaining("get(id)");
    }

    @Test
    void aBlankIdAddressesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subscriptions.get(" "))
                .withMessageContaining("blank");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> subscriptions.get("it's/'..)"));
        assertThat(lastRequest().path()).isEqualTo("/api/v2.0/subscriptions('it''s%2F''..)')");
    }
}
