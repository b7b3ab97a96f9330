package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.webhook.ClientState;
import io.github.businesscentral.payments.webhook.KeeperOptions;
import io.github.businesscentral.payments.webhook.Watcher.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionKeeperTest {
    private static final KeeperOptions NO_PRECAUTION = KeeperOptions.defaults().listEvery(Duration.ofDays(365));

    private final WebhookScene scene = new WebhookScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private List<Object> ids() {
        return scene.fake.webhooks().subscriptions().stream()
                .map(subscription -> subscription.get("subscriptionId"))
                .toList();
    }

    private long sent(String method) {
        return scene.fake.requests().stream()
                .filter(request -> request.method().equals(method) && isOfSubscriptions(request))
                .count();
    }

    private static boolean isOfSubscriptions(FakeRequest request) {
        return request.path().contains("/subscriptions");
    }

    private void add() {
        scene.fake.addPayment(scene.fake.journalId(), Map.of("customerNumber", "10000"));
    }

    @Test
    void itListsAfterTheSubscriptionIsThere() {
        add();
        scene.start(NO_PRECAUTION);

        assertThat(ids()).hasSize(1);
        assertThat(scene.gaps).containsExactly(Gap.STARTED);
        assertThat(scene.picture).hasSize(1);
        List<FakeRequest> requests = scene.fake.requests();
        assertThat(requests.get(0).path()).endsWith("/subscriptions");
        assertThat(requests.get(1).method()).isEqualTo("POST");
        assertThat(requests.get(2).path()).endsWith("/customerPaymentJournals");
    }

    @Test
    void aRestartFindsTheSubscriptionAndWhatItHolds() {
        scene.start(NO_PRECAUTION);
        List<Object> before = ids();
        scene.fake.webhooks().receiverDownFor(Duration.ofHours(1));
        add();
        scene.kill();
        scene.pass(Duration.ofHours(2));

        scene.start(NO_PRECAUTION);

        assertThat(ids()).isEqualTo(before);
        assertThat(scene.gaps).containsExactly(Gap.STARTED, Gap.STARTED);
        assertThat(sent("POST")).isEqualTo(1);
        scene.assertThatPictureIsTrue("after the restart");
    }

    @Test
    void aRestartRenewsWhatExpiresSoon() {
        scene.start(NO_PRECAUTION);
        scene.kill();
        scene.pass(Duration.ofHours(71));

        scene.start(NO_PRECAUTION);

        assertThat(scene.fake.webhooks().subscriptions())
                .singleElement()
                .satisfies(one -> assertThat((Instant) one.get("expirationDateTime"))
                        .isAfter(scene.time.now().plus(Duration.ofDays(2))));
        assertThat(sent("PATCH")).isEqualTo(1);
    }

    @Test
    void oneRequestAnHourIsAllThatItSends() {
        scene.start(NO_PRECAUTION);
        scene.fake.clearRequests();

        scene.pass(Duration.ofHours(48));

        assertThat(scene.fake.requests())
                .allMatch(SubscriptionKeeperTest::isOfSubscriptions)
                .hasSizeBetween(40, 60);
    }

    @Test
    void whatSomeoneDeletedIsCreatedAgainWithinTheInterval() {
        scene.start(NO_PRECAUTION);

        scene.fake.webhooks().deleteSubscriptions();
        add();
        scene.pass(Duration.ofMinutes(80));

        assertThat(ids()).hasSize(1);
        assertThat(scene.gaps).containsExactly(Gap.STARTED, Gap.SUBSCRIPTION_LOST);
        scene.assertThatPictureIsTrue("after the loss");
    }

    @Test
    void anotherProcessThatCreatesItFirstIsAGapToo() {
        scene.start(NO_PRECAUTION);

        scene.fake.webhooks().deleteSubscriptions();
        add();
        scene.client()
                .subscriptions()
                .create(scene.company.webhookResource(CustomerPayment.class), WebhookScene.URL, WebhookScene.STATE);
        scene.pass(Duration.ofMinutes(80));

        assertThat(ids()).hasSize(1);
        assertThat(scene.gaps).containsExactly(Gap.STARTED, Gap.SUBSCRIPTION_LOST);
        scene.assertThatPictureIsTrue("after the loss");
    }

    @Test
    void aRenewalOfAnotherProcessIsEnough() {
        scene.start(NO_PRECAUTION);
        scene.fake.addFault(Faults.anotherWriter(request -> scene.client()
                        .subscriptions()
                        .renew(scene.client().subscriptions().list().first().orElseThrow()))
                .on(Requests.patches())
                .times(1));

        scene.pass(Duration.ofHours(62));

        assertThat(scene.failures).isEmpty();
        assertThat(scene.gaps).containsExactly(Gap.STARTED);
        assertThat(sent("PATCH")).isEqualTo(2);
    }

    @Test
    void aChangeThatTheWatcherCannotReadIsListedLater() {
        scene.start(NO_PRECAUTION);
        // Longer than the deadline of the read.
        scene.fake.addFault(Faults.unavailable().on(Requests.gets()).times(30));

        add();
        scene.pass(Duration.ofMinutes(70));

        assertThat(scene.failures).isNotEmpty();
        assertThat(scene.gaps).contains(Gap.CHANGE_FAILED);
        scene.assertThatPictureIsTrue("after the failure");
    }

    @Test
    void aListThatFailsIsRepeatedAndNothingIsInStepBefore() {
        scene.gapsToFail = 3;

        scene.start(NO_PRECAUTION);
        assertThat(scene.gaps).containsExactly(Gap.STARTED);
        assertThat(scene.inStep).isEqualTo(Instant.MIN);
        scene.pass(Duration.ofMinutes(15));

        assertThat(scene.gaps).containsOnly(Gap.STARTED).hasSize(4);
        assertThat(scene.inStep).isNotEqualTo(Instant.MIN);
        assertThat(scene.failures).hasSize(3);
        assertThat(sent("POST")).isEqualTo(1);
    }

    @Test
    void looksAreSpread() {
        List<Instant> looks = new ArrayList<>();
        scene.fake.onAnswer((request, response) -> looks.add(scene.time.now()));
        scene.start(NO_PRECAUTION);
        looks.clear();

        scene.pass(Duration.ofHours(40));

        List<Duration> waits = IntStream.range(1, looks.size())
                .mapToObj(i -> Duration.between(looks.get(i - 1), looks.get(i)))
                .toList();
        assertThat(waits).allMatch(wait -> wait.toMinutes() >= 45 && wait.toMinutes() <= 75);
        assertThat(waits.stream().distinct()).hasSizeGreaterThan(20);
    }

    @Test
    void aReceiverThatCannotBeReachedIsToldAndTriedAgain() {
        scene.fake.webhooks().receiverDownFor(Duration.ofMinutes(10));

        scene.start(NO_PRECAUTION);
        assertThat(scene.failures).singleElement().isInstanceOf(InvalidRequestException.class);
        assertThat(scene.gaps).isEmpty();
        scene.pass(Duration.ofMinutes(30));

        assertThat(scene.failures).hasSizeBetween(3, 5);
        assertThat(ids()).hasSize(1);
        assertThat(scene.gaps).containsExactly(Gap.STARTED);
    }

    @Test
    void whileARenewalFailsTheSubscriptionIsUsed() {
        scene.start(NO_PRECAUTION);
        scene.pass(Duration.ofHours(50));
        scene.fake.webhooks().handshakeTakes(Duration.ofSeconds(6));

        scene.pass(Duration.ofHours(11));
        add();
        scene.pass(Duration.ofMinutes(1));
        assertThat(scene.failures).isNotEmpty();
        scene.assertThatPictureIsTrue("while the renewal fails");
        scene.fake.webhooks().handshakeTakes(Duration.ZERO);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.gaps).containsExactly(Gap.STARTED);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void subscriptionsOfOtherUrlsSecretsAndResourcesAreLeftAlone() {
        var subscriptions = scene.client().subscriptions();
        var payments = scene.company.webhookResource(CustomerPayment.class);
        ClientState another = ClientState.of("another".repeat(10));
        subscriptions.create(payments, HttpUrl.get("https://receiver.example/other"), WebhookScene.STATE);
        subscriptions.create(payments, WebhookScene.URL, another);
        subscriptions.create(
                scene.company.webhookResource(io.github.businesscentral.payments.model.Customer.class),
                WebhookScene.URL,
                WebhookScene.STATE);

        scene.start(NO_PRECAUTION);

        assertThat(ids()).hasSize(4);
        scene.pass(Duration.ofDays(4));
        assertThat(ids()).hasSize(1);
    }

    @Test
    void aClosedKeeperLeavesTheSubscriptionAndSendsNothing() {
        scene.start(NO_PRECAUTION);
        scene.kill();
        scene.fake.clearRequests();

        scene.pass(Duration.ofDays(1));

        assertThat(ids()).hasSize(1);
        assertThat(scene.fake.requests()).isEmpty();
    }

    @Test
    void aPrecautionListsOnceADay() {
        scene.start(KeeperOptions.defaults());

        scene.pass(Duration.ofDays(3));

        assertThat(scene.gaps.subList(1, scene.gaps.size()))
                .hasSizeBetween(2, 3)
                .containsOnly(Gap.PRECAUTION);
    }

    @Test
    void intervalsThatWouldLoseTheSubscriptionAreRefused() {
        KeeperOptions defaults = KeeperOptions.defaults();

        assertThat(defaults.checkEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(defaults.listEvery()).isEqualTo(Duration.ofDays(1));
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.checkEvery(Duration.ofHours(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.checkEvery(Duration.ofSeconds(59)));
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.listEvery(Duration.ZERO));
    }
}
