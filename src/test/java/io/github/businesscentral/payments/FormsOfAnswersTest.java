package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.error.PagingException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in forms that the standard allows, or that gateways make of them; over sockets. */
class FormsOfAnswersTest {
    private static final String OTHER_ID = "6a2e0001-d336-ee11-bdf5-000d3a5f89ca";

    private static CustomerPaymentsClient client(RawServer server) {
        return Payments.client(server.root()).build();
    }

    private static String page(String annotations) {
        return "{\"value\":[" + Payments.JSON + "]" + annotations + "}";
    }

    private static List<UUID> ids(CustomerPaymentsClient client) {
        return Payments.journal(client).list().stream().map(CustomerPayment::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"@odata.nextLink\":\"?$skiptoken=2\"",
                "\"@odata.nextLink\":\"customerPayments?$skiptoken=2\"",
                "\"@odata.nextLink\":\"/api/v2.0/x?$skiptoken=2\"",
                "\"@nextLink\":\"?$skiptoken=2\""
            })
    void aRelativeLinkAndTheLinkOfOData401AreFollowed(String link) throws IOException {
        try (RawServer server = new RawServer(
                        RawServer.respond("200 OK", "", page("," + link)),
                        RawServer.respond("200 OK", "", page("").replace(Payments.ID.toString(), OTHER_ID)));
                CustomerPaymentsClient client = client(server)) {
            assertThat(ids(client)).containsExactly(Payments.ID, UUID.fromString(OTHER_ID));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "https://evil.example/x", "javascript:alert(1)"})
    void aLinkThatLeavesTheEndpointIsNotFollowed(String link) throws IOException {
        try (RawServer server =
                        new RawServer(RawServer.respond("200 OK", "", page(",\"@odata.nextLink\":\"" + link + "\"")));
                CustomerPaymentsClient client = client(server)) {
            assertThatExceptionOfType(PagingException.class).isThrownBy(() -> ids(client));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void countAndETagOfOData401AreRead() throws IOException {
        try (RawServer server = new RawServer(
                        RawServer.respond("200 OK", "", page(",\"@count\":7").replace("@odata.etag", "@etag")));
                CustomerPaymentsClient client = client(server)) {
            var page = Payments.journal(client)
                    .list(Query.of(CustomerPayment.class).count())
                    .firstPage()
                    .execute();

            assertThat(page.totalCount()).hasValue(7);
            assertThat(page.items().get(0).etag()).isNotNull();
            assertThat(page.items().get(0).additionalProperties()).isEmpty();
        }
    }

    @Test
    void aByteOrderMarkBeforeTheJsonIsSkipped() throws IOException {
        try (RawServer server = new RawServer(RawServer.respond("200 OK", "", "\uFEFF" + page("")));
                CustomerPaymentsClient client = client(server)) {
            assertThat(ids(client)).hasSize(1);
        }
    }

    @Test
    void anEncodingThatWasNotAskedForIsNamed() throws IOException {
        try (RawServer server = new RawServer(
                        RawServer.respond("200 OK", "Content-Encoding: br\r\n", "compressed"),
                        RawServer.respond("400 Bad Request", "Content-Encoding: br\r\n", "compressed"));
                CustomerPaymentsClient client = client(server)) {
            assertThatExceptionOfType(DecodingException.class)
                    .isThrownBy(() -> ids(client))
                    .withMessageContaining("encoded as br, which was not asked for");
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> ids(client))
                    .satisfies(e -> assertThat(e.rawBody()).contains("encoded as br"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"value\":[]", ",\"value\":null"})
    void aSecondListIsNotTakenForTheFirst(String second) throws IOException {
        try (RawServer server = new RawServer(RawServer.respond("200 OK", "", page(second)));
                CustomerPaymentsClient client = client(server)) {
            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> ids(client));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":-1500.25,\"amount\":-9",
                "\"postingDate\":\"-0044-03-15\"",
                "\"postingDate\":\"0000-01-01\""
            })
    void aPropertyThatStandsTwiceOrADateThatTheServerDoesNotHaveIsRefused(String property) throws IOException {
        String name = property.substring(0, property.indexOf(':'));
        String usual = name.equals("\"amount\"") ? "\"amount\":-1500.25" : "\"postingDate\":\"2026-08-20\"";
        try (RawServer server = new RawServer(RawServer.respond("200 OK", "", page("").replace(usual, property)));
                CustomerPaymentsClient client = client(server)) {
            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> ids(client));
        }
    }

    @Test
    void theVersionOfODataIsAskedForAndTextsCannotTurnTheirDirection() throws IOException {
        try (RawServer server = new RawServer(RawServer.respond(
                        "400 Bad Request",
                        "",
                        "{\"error\":{\"code\":\"BadRequest\",\"message\":\"a\u202Eb\u2066c\"}}"));
                CustomerPaymentsClient client = client(server)) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> ids(client))
                    .withMessageContaining("a b c");
            assertThat(server.heads().get(0)).contains("OData-MaxVersion: 4.0");
        }
    }
}
