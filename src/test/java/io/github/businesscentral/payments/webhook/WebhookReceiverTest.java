package io.github.businesscentral.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
    private static final UUID COMPANY = UUID.fromString("b18aed47-c385-49d2-b954-dbdf8ad71780");
    private static final UUID ID = UUID.fromString("26814998-936a-401c-81c1-0e848a64971d");
    private static final ClientState STATE = ClientState.of("0123456789abcdef0123456789abcdef");
    private static final WebhookResource<CustomerPayment> PAYMENTS = WebhookResource.of(COMPANY, CustomerPayment.class);
    private static final WebhookResource<CustomerPaymentJournal> JOURNALS =
            WebhookResource.of(COMPANY, CustomerPaymentJournal.class);

    private final List<Change<CustomerPayment>> changes = new ArrayList<>();
    private final List<Change<CustomerPaymentJournal>> journalChanges = new ArrayList<>();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder(STATE, queue::add)
            .watch(PAYMENTS, new Collecting<>(changes))
            .watch(JOURNALS, new Collecting<>(journalChanges))
            .build();

    private WebhookResponse send(String method, String query, InputStream body) {
        return receiver.receive(method, query, name -> null, body);
    }

    private WebhookResponse post(String body) {
        return send("POST", null, bytes(body));
    }

    private static InputStream bytes(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String notification(String... entries) {
        return "{\"value\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(String state, String resource, String type) {
        return "{\"subscriptionId\":\"s\",\"clientState\":\"" + state
                + "\",\"expirationDateTime\":\"2026-08-23T07:52:31Z\","
                + "\"resource\":\"" + resource + "\",\"changeType\":\"" + type
                + "\",\"lastModifiedDateTime\":\"2026-08-20T12:54:20.467Z\"}";
    }

    private static String genuine(String below, String type) {
        return entry(STATE.derive(PAYMENTS), PAYMENTS.path() + below, type);
    }

    private void work() {
        queue.forEach(Runnable::run);
        queue.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, validationToken=abc, abc",
        "POST, validationToken=abc, abc",
        "POST, source=bc&validationToken=a%2Bb%3d%20c, a+b= c",
        "POST, validationToken=a+b, a+b",
        "GET, validationToken=%3Cscript%3E, <script>",
        "GET, validationToken=%zz%4, %zz%4",
        "GET, validationToken=%C3%A4, ä"
    })
    void handshakesAreAnsweredWithTheTokenAsPlainText(String method, String query, String token) {
        WebhookResponse response = send(method, query, bytes(""));

        assertThat(response.status()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(token);
        assertThat(response.headers())
                .containsEntry("Content-Type", "text/plain; charset=utf-8")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "no-store");
        assertThat(queue).isEmpty();
    }

    @Test
    void aHandshakeIsNotAnsweredWithMoreThanAToken() {
        assertThat(send("POST", "validationToken=" + "x".repeat(2048), bytes(""))
                        .status())
                .isEqualTo(200);
        assertThat(send("POST", "validationToken=" + "x".repeat(2049), bytes(""))
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", "validationToken=", bytes("")).status()).isEqualTo(400);
    }

    @Test
    void aStrangersHandshakeCausesNoCallbackThoughItHasNotifications() {
        send("POST", "validationToken=abc", bytes(notification(genuine("(" + ID + ")", "created"))));

        work();
        assertThat(changes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"created, CREATED", "updated, UPDATED", "deleted, DELETED", "Deleted, DELETED"})
    void notificationsBecomeChanges(String text, Change.Type type) {
        assertThat(post(notification(genuine("(" + ID + ")", text))).status()).isEqualTo(200);

        assertThat(changes).as("before the answer is made").isEmpty();
        work();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.type()).isEqualTo(type);
            assertThat(change.id()).contains(ID);
            assertThat(change.query()).isEmpty();
            assertThat(change.resource()).isEqualTo(PAYMENTS);
            assertThat(change.changedAt()).contains(Instant.parse("2026-08-20T12:54:20.467Z"));
        });
    }

    @Test
    void aCollectionHasItsFilterAsAQuery() {
        Instant moment = Instant.parse("2026-08-20T11:00:00.530Z");
        post(notification(genuine("?$filter=lastModifiedDateTime%20gt%202026-08-20T11:00:00.530Z", "collection")));

        work();
        Change<CustomerPayment> change = changes.get(0);
        assertThat(change.type()).isEqualTo(Change.Type.COLLECTION);
        assertThat(change.id()).isEmpty();
        assertThat(change.query().orElseThrow().options())
                .isEqualTo(Query.where(CustomerPaymentFields.LAST_MODIFIED_DATE_TIME.after(moment))
                        .options());
        assertThat(change.choosesAll()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', collection",
        "?$filter=lastModifiedDateTime%20gt%20yesterday, collection",
        "?$filter=lastModifiedDateTime%20gt%200000-01-01T00:00:00Z, collection",
        "?$filter=amount%20gt%205, collection",
        "?$filter=lastModifiedDateTime%20gt%202026-08-20T11:00:00Z%20and%20amount%20gt%205, collection",
        "?$top=5, collection",
        "(26814998-936a-401c-81c1-0e848a64971d), collection",
        "(26814998-936a-401c-81c1-0e848a64971d), renamed",
        "(1-1-1-1-1), updated",
        "('CODE'), updated"
    })
    void whatIsGenuineAndNotUnderstoodMeansAllRows(String below, String type) {
        assertThat(post(notification(genuine(below, type))).status()).isEqualTo(200);

        work();
        assertThat(changes).singleElement().matches(Change::choosesAll);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "api/v2.0/", "/api/v2.0/", "https://bc.example/tenant/api/v2.0/"})
    void allFormsOfTheResourceAreKnown(String prefix) {
        String resource = prefix + "companies(" + COMPANY.toString().toUpperCase(java.util.Locale.ROOT)
                + ")/customerPayments(" + ID + ")";

        post(notification(entry(STATE.derive(PAYMENTS), resource, "updated")));

        work();
        assertThat(changes).hasSize(1);
    }

    @Test
    void changesGoToTheWatcherOfTheirResource() {
        String journal = entry(STATE.derive(JOURNALS), JOURNALS.path() + "(" + ID + ")", "updated");

        post(notification(journal, genuine("(" + ID + ")", "updated")));

        work();
        assertThat(changes).hasSize(1);
        assertThat(journalChanges).hasSize(1);
    }

    @Test
    void forgedNotificationsAreAnsweredAndIgnored() {
        String stateOfAnother = STATE.derive(JOURNALS);
        String resource = PAYMENTS.path() + "(" + ID + ")";
        String unknown = "/api/v2.0/companies(" + COMPANY + ")/customers(" + ID + ")";

        int status = post(notification(
                        entry("", resource, "updated"),
                        entry("guess", resource, "updated"),
                        entry(stateOfAnother, resource, "updated"),
                        entry(STATE.derive(PAYMENTS), unknown, "updated"),
                        entry(STATE.derive(PAYMENTS), "x" + PAYMENTS.path().substring(1), "updated")
                                .replace("/companies", "companies"),
                        "{\"resource\":\"" + resource + "\",\"changeType\":\"updated\"}",
                        "{\"clientState\":null,\"resource\":\"" + resource + "\"}",
                        "{\"clientState\":{},\"resource\":[]}",
                        "{}"))
                .status();

        work();
        assertThat(status).isEqualTo(200);
        assertThat(changes).isEmpty();
        assertThat(journalChanges).isEmpty();
    }

    @Test
    void genuineNotificationsBesideForgedOnesCount() {
        post(notification(
                entry("guess", PAYMENTS.path() + "(" + ID + ")", "deleted"), genuine("(" + ID + ")", "updated")));

        work();
        assertThat(changes).extracting(Change::type).containsExactly(Change.Type.UPDATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"value\":{}}",
                "{\"value\":null}",
                "{\"value\":[5]}",
                "{\"value\":[]} {}",
                "null"
            })
    void whatIsNoNotificationIsToBeSentAgain(String body) {
        assertThat(post(body).status()).isEqualTo(503);
        assertThat(queue).isEmpty();
    }

    @Test
    void ofABodyThatIsCutShortNothingCounts() {
        String whole = notification(genuine("(" + ID + ")", "created"), genuine("(" + ID + ")", "deleted"));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(post(whole.substring(0, length)).status())
                    .as("%d", length)
                    .isEqualTo(503);
        }

        assertThat(queue).isEmpty();
    }

    @Test
    void aConnectionThatBreaksIsNoException() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThat(send("POST", null, broken).status()).isEqualTo(503);
    }

    @Test
    void aHundredMegabytesCauseNoCallbackAndAreNotRead() {
        Endless endless =
                new Endless(notification(genuine("(" + ID + ")", "created")).replace("]}", ",{\"x\":\""));

        assertThat(send("POST", null, endless).status()).isEqualTo(503);

        assertThat(queue).isEmpty();
        assertThat(endless.read).isLessThan(17 * 1024 * 1024);
    }

    @Test
    void aLengthThatIsTooLargeIsRefusedUnread() {
        Endless endless = new Endless("");
        Map<String, String> headers = Map.of("Content-Length", String.valueOf(100 * 1024 * 1024));

        assertThat(receiver.receive("POST", null, headers::get, endless).status())
                .isEqualTo(503);
        assertThat(endless.read).isZero();
        assertThat(receiver.receive("POST", null, name -> "many", bytes(notification()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aThousandLevelsOfBracketsAreNoException() {
        assertThat(post("{\"x\":" + "[".repeat(100_000)).status()).isEqualTo(503);
    }

    @Test
    void aReplayedNotificationCausesOneMoreCall() {
        String body = notification(genuine("(" + ID + ")", "created"));

        post(body);
        post(body);

        work();
        assertThat(changes).hasSize(2);
    }

    @Test
    void whatTheExecutorDoesNotTakeIsToBeSentAgain() {
        WebhookReceiver busy = WebhookReceiver.builder(STATE, task -> {
                    throw new RejectedExecutionException();
                })
                .watch(PAYMENTS, new Collecting<>(changes))
                .build();

        WebhookResponse response =
                busy.receive("POST", null, name -> null, bytes(notification(genuine("(" + ID + ")", "created"))));

        assertThat(response.status()).isEqualTo(503);
    }

    @Test
    void aWatcherThatThrowsDoesNotKeepTheNextChangeFromTheOthers() {
        List<RuntimeException> failures = new ArrayList<>();
        WebhookReceiver direct = WebhookReceiver.builder(STATE, Runnable::run)
                .watch(PAYMENTS, new Watcher<>() {
                    @Override
                    public void changed(Change<CustomerPayment> change) {
                        changes.add(change);
                        throw new IllegalStateException("down");
                    }

                    @Override
                    public void gap(Gap why) {}

                    @Override
                    public void failed(RuntimeException failure) {
                        failures.add(failure);
                        throw failure;
                    }
                })
                .build();

        WebhookResponse response = direct.receive(
                "POST",
                null,
                name -> null,
                bytes(notification(genuine("(" + ID + ")", "created"), genuine("(" + ID + ")", "updated"))));

        assertThat(response.status()).isEqualTo(200);
        assertThat(changes).hasSize(2);
        assertThat(failures).hasSize(2);
    }

    @Test
    void otherRequestsHaveDocumentedAnswers() {
        assertThat(send("GET", null, bytes("")).status()).isEqualTo(200);
        assertThat(send("HEAD", "a=b", bytes("")).status()).isEqualTo(200);
        assertThat(send("PUT", null, bytes("")).status()).isEqualTo(405);
        assertThat(send("PUT", null, bytes("")).headers()).containsEntry("Allow", "GET, POST");
    }

    @Test
    void aReceiverWatchesEachResourceOnceAndAtLeastOne() {
        WebhookReceiver.Builder builder = WebhookReceiver.builder(STATE, queue::add);

        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("watches nothing");
        builder.watch(PAYMENTS, new Collecting<>(changes));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.watch(PAYMENTS, new Collecting<>(changes)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBodyBytes(0));
        assertThat(builder.build()).hasToString("WebhookReceiver[companies(" + COMPANY + ")/customerPayments]");
    }

    private record Collecting<E extends io.github.businesscentral.payments.model.Entity<E>>(List<Change<E>> changes)
            implements Watcher<E> {
        @Override
        public void changed(Change<E> change) {
            changes.add(change);
        }

        @Override
        public void gap(Gap why) {}
    }

    /** A beginning, and then letters to 100 MB. */
    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private int read;

        private Endless(String beginning) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            if (read >= 100 * 1024 * 1024) {
                return -1;
            }
            int next = read < beginning.length ? beginning[read] : 'x';
            read++;
            return next;
        }
    }
}
