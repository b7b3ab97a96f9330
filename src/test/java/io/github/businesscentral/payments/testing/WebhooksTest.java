package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 32, whole. */
class WebhooksTest extends StandInTest {
    private static final String URL = "https://receiver.example/bc?source=bc";
    private static final Duration DELAY = Duration.ofSeconds(30);

    private final List<FakeRequest> handshakes = new ArrayList<>();
    private final List<FakeRequest> notified = new ArrayList<>();
    private VirtualClock clock;
    private int answer;

    @BeforeEach
    void serve() {
        serve(FakeBusinessCentral.builder());
    }

    private void serve(FakeBusinessCentral.Builder builder) {
        clock = VirtualClock.startingAt(Instant.parse("2026-08-20T12:00:00.580Z"));
        rebuild(builder, clock);
        answer = 200;
        fake.webhooks().deliverBy((request, timeout) -> receive(request));
    }

    private FakeResponse receive(FakeRequest request) {
        String token = request.url().queryParameter("validationToken");
        if (token != null) {
            handshakes.add(request);
            return FakeResponse.of(200, "text/plain", token);
        }
        notified.add(request);
        return FakeResponse.of(answer);
    }

    private String resource(String set) {
        return "/api/v2.0/companies(" + fake.companyId() + ")/" + set;
    }

    private Answer subscribe(String resource) {
        return post(
                "subscriptions",
                "{\"notificationUrl\":\"" + URL + "\",\"resource\":\"" + resource + "\",\"clientState\":\"state\"}");
    }

    private Answer subscribed(String set) {
        return subscribe(resource(set)).is(201);
    }

    private static String address(Answer subscription) {
        return "subscriptions('" + subscription.get("subscriptionId") + "')";
    }

    private UUID added() {
        return fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000"));
    }

    private void pass(Duration time) {
        clock.advance(time);
        fake.webhooks().deliverDue();
    }

    /** The change types and keys of the last notification. */
    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> lastNotified() {
        try {
            Map<String, Object> body = (Map<String, Object>) JsonReader.of(
                            new Buffer().write(notified.get(notified.size() - 1).body()))
                    .readJsonValue();
            return (List<Map<String, Object>>) body.get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lastChanges() {
        return lastNotified().stream()
                .map(entry -> entry.get("changeType") + " " + ((String) entry.get("resource")).replaceFirst(".*/", ""))
                .toList();
    }

    private String line(UUID id) {
        return "customerPayments(" + id + ")";
    }

    @Test
    void theEnvironmentSaysWhatCanBeWatched() {
        String address = root.toString().replace("api/v2.0/", "api/microsoft/runtime/beta/") + company()
                + "webhookSupportedResources";

        List<Object> names = get(address + "?$filter=resource eq 'v2.0*'").is(200).values().stream()
                .map(entry -> entry.get("resource"))
                .toList();

        assertThat(names)
                .contains("v2.0/customerPayments", "v2.0/customerPaymentJournals", "v2.0/customers")
                .doesNotContain("v2.0/dimensionSetLines");
        assertThat(get(address + "('v2.0%2Fcustomers')").is(200).get("resource"))
                .isEqualTo("v2.0/customers");
        post(address, "{}").is(405);
        patch(address + "('v2.0%2Fcustomers')", "{}", "If-Match", "*").is(405);
        delete(address + "('v2.0%2Fcustomers')").is(400);
        fake.webhooks().switchedOff(true);
        assertThat(get(address).is(200).values()).isEmpty();
        subscribe(resource("customers")).is(400);
    }

    @Test
    void whatCannotBeWatchedIsRefused() {
        subscribe(resource("dimensionSetLines")).is(400);
        subscribe(resource("customerPayment")).is(400);
        subscribe("customers").is(400);
        subscribe("/api/v2.0/companies(" + UUID.randomUUID() + ")/customers").is(400);
        serve(FakeBusinessCentral.builder().choose(Choice.PAYMENTS_CANNOT_BE_WATCHED));
        subscribe(resource("customerPayments")).is(400);
        assertThat(handshakes).isEmpty();
    }

    @Test
    void aSubscriptionIsMadeRenewedAndDeletedUnderItsETag() {
        Answer made = subscribed("customers");

        assertThat((String) made.get("subscriptionId")).matches("[0-9a-f]{32}");
        assertThat(made.get("expirationDateTime")).isEqualTo("2026-08-23T12:00:00.58Z");
        assertThat(made.json()).doesNotContainKey("id");
        assertThat(get(address(made)).is(200).get("resource")).isEqualTo(resource("customers"));
        assertThat(get("subscriptions").is(200).values()).hasSize(1);
        clock.advance(Duration.ofDays(2));
        patch(address(made), "{}").isRefused(400, "BadRequest_InvalidToken");
        Answer renewed = patch(address(made), "{}", "If-Match", made.etag()).is(200);
        assertThat(renewed.get("expirationDateTime")).isEqualTo("2026-08-25T12:00:00.58Z");
        patch(address(made), "{}", "If-Match", made.etag()).isRefused(409, "Request_EntityChanged");
        delete(address(made)).isRefused(400, "BadRequest_InvalidToken");
        delete(address(made), "If-Match", renewed.etag()).is(204);
        get(address(made)).is(404);
        assertThat(handshakes).hasSize(2).allMatch(request -> request.method().equals("POST"));
        assertThat(handshakes.get(0).url().queryParameter("source")).isEqualTo("bc");
    }

    @Test
    void aSubscriptionExpiresAfterThreeDays() {
        Answer made = subscribed("customers");

        clock.advance(Duration.ofDays(3).minusMillis(1));
        get(address(made)).is(200);
        clock.advance(Duration.ofMillis(1));

        get(address(made)).is(404);
        assertThat(get("subscriptions").values()).isEmpty();
    }

    @Test
    void withoutAHandshakeNothingIsMadeOrRenewed() {
        Answer made = subscribed("customers");

        fake.webhooks().handshakeTakes(Duration.ofMillis(5_001));
        subscribe(resource("accounts")).is(400);
        patch(address(made), "{}", "If-Match", made.etag()).is(400);
        fake.webhooks().handshakeTakes(Duration.ofMillis(5_000)).receiverDownFor(Duration.ofHours(1));
        subscribe(resource("accounts")).is(400);
        fake.webhooks().deliverBy((request, timeout) -> FakeResponse.of(200, "text/plain", "another token"));
        subscribe(resource("accounts")).is(400);

        assertThat(get("subscriptions").values()).hasSize(1);
        assertThat(get(address(made)).get("expirationDateTime")).isEqualTo(made.get("expirationDateTime"));
    }

    @Test
    void theHandshakeCanBeAGet() {
        serve(FakeBusinessCentral.builder().choose(Choice.HANDSHAKE_BY_GET));

        subscribed("customers");

        assertThat(handshakes)
                .singleElement()
                .matches(request -> request.method().equals("GET"));
    }

    @Test
    void thereAreAtMostTwoHundred() {
        for (int i = 0; i < 200; i++) {
            subscribed("customers");
        }

        subscribe(resource("customers")).is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2.0/", "api/v2.0/", "", "https://bc.example/v2.0/tenant/Production/api/v2.0/"})
    void notificationsRepeatTheResourceAsItWasGiven(String prefix) {
        String given = prefix + "companies(" + fake.companyId() + ")/customerPayments";
        subscribe(given).is(201);

        UUID id = added();
        pass(DELAY);

        assertThat(lastNotified())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("resource", given + "(" + id + ")"));
    }

    @Test
    void aChangeIsNotifiedThirtySecondsLater() {
        Answer made = subscribed("customerPayments");

        UUID id = added();
        pass(DELAY.minusMillis(1));
        assertThat(notified).isEmpty();
        pass(Duration.ofMillis(1));

        FakeRequest request = notified.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).hasToString(URL);
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("clientRequestId")).isEqualTo(request.header("x-ms-correlation-id"));
        assertThat(lastNotified())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("subscriptionId", made.get("subscriptionId"))
                        .containsEntry("clientState", "state")
                        .containsEntry("expirationDateTime", "2026-08-23T12:00:00.580Z")
                        .containsEntry("resource", resource(line(id)))
                        .containsEntry("changeType", "created")
                        .containsEntry("lastModifiedDateTime", "2026-08-20T12:00:00.580Z"));
        pass(Duration.ofDays(1));
        assertThat(notified).hasSize(1);
    }

    @Test
    void updatesAreMergedAndACreateBeforeThemIsNot() {
        subscribed("customerPayments");

        UUID id = added();
        fake.changePayment(id, Map.of("amount", BigDecimal.valueOf(-1)));
        clock.advance(Duration.ofSeconds(5));
        fake.changePayment(id, Map.of("amount", BigDecimal.valueOf(-2)));
        pass(DELAY);

        assertThat(lastChanges()).containsExactly("created " + line(id), "updated " + line(id));
        assertThat(lastNotified().get(1)).containsEntry("lastModifiedDateTime", "2026-08-20T12:00:05.580Z");
    }

    @Test
    void whatIsRolledBackIsNotNotified() {
        subscribed("customerPayments");
        UUID id = added();
        pass(DELAY);

        String batch = "{\"requests\":[{\"method\":\"PATCH\",\"id\":\"1\",\"url\":\"" + company() + "customerPayments("
                + id
                + ")\",\"headers\":{\"Content-Type\":\"application/json\",\"If-Match\":\"*\"},\"body\":{\"comment\":\"x\"}},"
                + "{\"method\":\"DELETE\",\"id\":\"2\",\"url\":\"" + company() + "customerPayments(" + UUID.randomUUID()
                + ")\"}]}";
        post("$batch", batch, "Isolation", "snapshot", "Accept", "application/json")
                .is(200);
        pass(DELAY);

        assertThat(notified).hasSize(1);
        assertThat(get(payment(id)).get("comment")).isEqualTo("");
    }

    @Test
    void everyLineOfTheCompanyIsToldAndNoJournal() {
        subscribed("customerPayments");

        UUID hidden = fake.addHiddenLine(fake.journalId(), Map.of("amount", -5));
        UUID payment = added();
        fake.people().changeLineNumber(payment, 77_777);
        fake.people().clearApplication(payment);
        pass(DELAY);

        assertThat(lastChanges())
                .containsExactly("created " + line(hidden), "created " + line(payment), "updated " + line(payment));
    }

    @Test
    void everyJournalOfEveryTemplateIsToldAndNoLine() {
        subscribed("customerPaymentJournals");

        UUID general = UUID.fromString(
                (String) post(company() + "journals", "{\"code\":\"GEN1\",\"templateDisplayName\":\"GENERAL\"}")
                        .is(201)
                        .get("id"));
        fake.setNextDocumentNumber(fake.journalId(), "N001");
        added();
        patch(company() + "customerPaymentJournals(" + fake.journalId() + ")", "{\"code\":\"OTHER\"}", "If-Match", "*")
                .is(200);
        pass(DELAY);

        assertThat(lastChanges())
                .containsExactly(
                        "created customerPaymentJournals(" + general + ")",
                        "updated customerPaymentJournals(" + fake.journalId() + ")");
    }

    @Test
    void postingDeletesEachLineAndCreatesTheHiddenOne() {
        UUID first = fake.addPayment(
                fake.journalId(), Map.of("customerNumber", "10000", "documentNumber", "D1", "amount", -10));
        UUID second = fake.addPayment(
                fake.journalId(), Map.of("customerNumber", "10000", "documentNumber", "D2", "amount", -10));
        subscribed("customerPayments");

        fake.postJournal(fake.journalId());
        pass(DELAY);

        assertThat(lastChanges())
                .hasSize(3)
                .contains("deleted " + line(first), "deleted " + line(second))
                .last()
                .asString()
                .startsWith("created ");
    }

    @Test
    void manyChangesAreOneCollection() {
        subscribed("customerPayments");
        fake.webhooks().mostNotifications(1_000);

        fake.addPayments(fake.journalId(), 1_000);
        pass(DELAY);
        assertThat(lastNotified()).hasSize(1_000);
        fake.addPayments(fake.journalId(), 1_001);
        pass(DELAY);

        assertThat(lastNotified())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry)
                                .containsEntry("changeType", "collection")
                                .containsEntry(
                                        "resource",
                                        resource(
                                                "customerPayments?$filter=lastModifiedDateTime%20gt%202026-08-20T12:00:30.530Z")));
    }

    @Test
    void aCollectionWithADeletionHasNoFilter() {
        subscribed("customerPayments");
        fake.webhooks().mostNotifications(2);

        fake.addPayments(fake.journalId(), 2);
        UUID id = added();
        fake.removePayment(id);
        pass(DELAY);

        assertThat(lastChanges()).containsExactly("collection customerPayments");
    }

    @Test
    void allSubscriptionsOfAUrlAreToldInOneBody() {
        subscribed("customerPayments");
        subscribed("customers");

        UUID customer = fake.addCustomer("60000", "Contoso");
        UUID id = added();
        pass(DELAY);

        assertThat(notified).hasSize(1);
        assertThat(lastChanges())
                .containsExactlyInAnyOrder("created " + line(id), "created customers(" + customer + ")");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void whatMayPassIsSentAgainAndDeletesAtTheSixthFailure(int status) {
        Answer made = subscribed("customerPayments");
        answer = status;

        added();
        pass(DELAY);
        Iterator<Integer> minutes = List.of(1, 1, 10, 100, 1000).iterator();
        for (int sent = 1; minutes.hasNext(); sent++) {
            assertThat(notified).hasSize(sent);
            get(address(made)).is(200);
            Duration wait = Duration.ofMinutes(minutes.next());
            pass(wait.minusMillis(1));
            assertThat(notified).hasSize(sent);
            pass(Duration.ofMillis(1));
        }

        assertThat(notified).hasSize(6);
        get(address(made)).is(404);
        assertThat(fake.webhooks().nextDelivery()).isEmpty();
    }

    @Test
    void aReceiverThatWasDownForAnHourGetsAll() {
        subscribed("customerPayments");
        fake.webhooks().receiverDownFor(Duration.ofHours(1));

        UUID first = added();
        pass(DELAY);
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMinutes(1));
        }
        UUID second = added();
        pass(Duration.ofMinutes(53));

        assertThat(lastChanges()).containsExactly("created " + line(first), "created " + line(second));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 413})
    void anyOtherAnswerDeletesAllSubscriptionsOfTheUrlAtOnce(int status) {
        subscribed("customerPayments");
        subscribed("customers");
        answer = status;

        added();
        pass(DELAY);

        assertThat(get("subscriptions").values()).isEmpty();
        pass(Duration.ofDays(1));
        assertThat(notified).hasSize(1);
    }

    @Test
    void notificationsCanBeLostLateRepeatedAndReordered() {
        subscribed("customerPayments");
        Iterator<NotificationFault> faults = List.of(
                        NotificationFault.LOST,
                        NotificationFault.LATE,
                        NotificationFault.REPEATED,
                        NotificationFault.REORDERED)
                .iterator();
        fake.webhooks().faults(faults::next);

        added();
        pass(DELAY);
        UUID first = added();
        pass(DELAY);
        assertThat(notified).isEmpty();
        pass(Duration.ofMinutes(10));
        assertThat(notified).hasSize(2);
        assertThat(notified.get(0).body()).isEqualTo(notified.get(1).body());
        assertThat(lastChanges()).containsExactly("created " + line(first));
        UUID second = added();
        UUID third = added();
        pass(DELAY);

        assertThat(lastChanges()).containsExactly("created " + line(third), "created " + line(second));
    }

    @Test
    void changesAreDroppedWhenTooManyWait() {
        subscribed("customerPayments");
        fake.webhooks().mostWaiting(1);

        UUID id = added();
        added();
        pass(DELAY);

        assertThat(lastChanges()).containsExactly("created " + line(id));
    }
}
