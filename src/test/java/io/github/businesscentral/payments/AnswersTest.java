package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.auth.BasicAuthInterceptor;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.PagingException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import java.util.Iterator;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Credentials;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers ends in a value or in a documented exception. */
class AnswersTest {
    private final MockWebServer server = new MockWebServer();
    private CustomerPaymentsClient client;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = Payments.client(server.url("/api/v2.0")).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void answer(int status, String type, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", type)
                .body(body)
                .build());
    }

    private void answer(String body) {
        answer(200, "application/json", body);
    }

    private DecodingException undecodable() {
        return assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .actual();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':1}|$.id",
                "{'id':'59b250b8'}|$.id",
                "{'lineNumber':1}|$.id",
                "{'id':null}|$.id",
                "{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca','amount':'1'}|$.amount",
                "{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca','amount':1e999999999}|$.amount",
                "{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca','lineNumber':99999999999}|$.lineNumber",
                "{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca','postingDate':'20.08.2026'}|$.postingDate",
                "{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca','description':{}}|$.description",
                "{'@odata.etag':'no tag'}|$.@odata.etag",
                "[]|$",
                "'text'|$",
                "{'id' 5}|$.id",
                "not json|$"
            })
    void bodyThatIsNotAPaymentNamesThePlace(String body, String path) {
        answer(body.replace('\'', '"'));

        DecodingException e = undecodable();

        assertThat(e.jsonPath()).isEqualTo(path);
        assertThat(e).hasMessageContaining(path).hasMessageContaining("GET http");
    }

    @Test
    void bodyThatIsTooDeepIsRefused() {
        answer("{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertThat(undecodable()).hasMessageContaining("Nesting too deep");
    }

    @Test
    void bodyThatIsCutShortIsAskedForAgainAndThenNamed() {
        for (int i = 0; i < 3; i++) {
            answer(Payments.JSON.substring(0, 200));
        }

        assertThat(undecodable()).hasMessageContaining("body is incomplete");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void htmlWithStatus200NamesTheProxy() {
        answer(200, "text/html; charset=utf-8", "<html>Sign in</html>");

        assertThat(undecodable()).hasMessageContaining("text/html").hasMessageContaining("proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "{}", "{\"id\":", "[1]", "null"})
    void createWhoseAnswerCannotBeReadIsOfUnknownOutcome(String body) {
        answer(201, "application/json", body);

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED))
                .withCauseInstanceOf(DecodingException.class)
                .withMessageContaining("Do not repeat it blindly");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"200, text/html", "202, application/json", "207, application/json"})
    void deleteThatIsNotClearlyDoneIsOfUnknownOutcome(int status, String type) {
        for (int i = 0; i < 3; i++) {
            answer(status, type, "<html>Sign in</html>");
        }

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> journal(client).delete(ID, ETag.ANY));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303})
    void writeThatIsSentElsewhereMayHaveBeenExecuted(int status) {
        answer(status, "application/json", "");

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED));
    }

    @Test
    void entityLargerThanAnyIsRefused() {
        answer("{\"x\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(undecodable()).hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:[]", "dimensionSetLines:{}"})
    void rowsFilledWithWhatNobodyAskedForAreRefused(String filling) {
        String[] parts = filling.split(":");
        answer("{\"value\":[{\"id\":\"" + ID + "\",\"" + parts[0] + "\":[" + (parts[1] + ",").repeat(2_000_000)
                + parts[1] + "]}]}");

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> journal(client).list().first())
                .withMessageContaining("at most 2000000 unknown values and related entities")
                .satisfies(e -> assertThat(e.jsonPath()).startsWith("$.value[0]." + parts[0] + "["));
    }

    @Test
    void serverCannotForgeLogLinesNorSendTheTokenBackIntoThem() {
        answer(
                400,
                "application/json",
                "{\"error\":{\"code\":\"x\",\"message\":\"bad\\r\\nINFO all is well. Bearer " + PlantedSecrets.TOKEN
                        + " " + "y".repeat(5000) + "\"}}");

        ApiException e = assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .actual();

        assertThat(e.getMessage())
                .doesNotContain("\n", "\r", PlantedSecrets.TOKEN)
                .contains("bad INFO")
                .hasSizeLessThan(3_000);
        assertThat(e.rawBody()).doesNotContain(PlantedSecrets.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X\\n2026 INFO root: payment booked\\u001b[2J",
                "X\\u0085Y",
                "two words",
                "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
            })
    void whatIsNoCodeIsNotTakenForOne(String code) {
        answer(400, "application/json", "{\"error\":{\"code\":\"" + code + "\",\"message\":\"The reason.\"}}");

        ApiException e = assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .actual();

        assertThat(e.code()).isEqualTo(ErrorCode.NONE);
        assertThat(e.getMessage()).startsWith("HTTP 400: The reason.");
    }

    @Test
    void lineSeparatorsOfAllKindsAreTakenOutOfMessages() {
        answer(400, "application/json", "{\"error\":{\"message\":\"a\\u0085b\\u2028c\\u2029d\\u009be\"}}");

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .satisfies(e -> assertThat(e.serverMessage()).isEqualTo("a b c d e"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html;\u001b[2J, the answer is text/html and seems",
        "<\u001b[2J, the answer is of an unknown type and seems"
    })
    void typeOfAForeignAnswerIsNamedAndNothingBesideIt(String type, String message) {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .addHeaderLenient("Content-Type", type + "x".repeat(5_000))
                .body("<html/>")
                .build());

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .withMessageContaining(message)
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("\u001b").hasSizeLessThan(1_000));
    }

    @Test
    void statusLineThatIsNoneCannotForgeLogLines() throws Exception {
        try (RawServer raw = new RawServer(
                        RawServer.breakOff("HTTX\u001b[2J\r2026 INFO booked" + "x".repeat(5_000) + "\r\n\r\n"));
                CustomerPaymentsClient toRaw = Payments.client(raw.root()).build()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> journal(toRaw).get(ID))
                    .withMessageContaining("does not answer in HTTP")
                    .withMessageContaining("INFO booked")
                    .satisfies(e -> assertThat(e.getMessage())
                            .doesNotContain("\u001b", "\r")
                            .hasSizeLessThan(3_000));
        }
    }

    @Test
    void errorBodyIsReadAndItsCorrelationIdTakenOut() {
        answer(
                400,
                "application/json",
                "{\"error\":{\"code\":\"Application_DialogException\",\"message\":\"The customer values do not match to a"
                        + " specific Customer.  CorrelationId:  9c923b51-4400-455a-a410-9ddfb4ee603a.\"}}");

        ApiException e = assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED))
                .actual();

        assertThat(e.status()).isEqualTo(400);
        assertThat(e.code()).isEqualTo(ErrorCode.DIALOG_EXCEPTION);
        assertThat(e.serverMessage()).isEqualTo("The customer values do not match to a specific Customer.");
        assertThat(e.correlationId()).contains("9c923b51-4400-455a-a410-9ddfb4ee603a");
        assertThat(e.rawBody()).startsWith("{\"error\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "<html><body>Bad Gateway</body></html>",
                "{\"error\":",
                "{\"error\":{\"code\":null,\"message\":null}}",
                "{\"error\":{\"code\":[],\"message\":5}}",
                "{\"error\":\"text\"}",
                "[[[[",
                "null"
            })
    void errorBodyOfAnyOtherShapeIsKeptAsItIs(String body) {
        answer(403, "text/html", body);

        ApiException e = assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .actual();

        assertThat(e.status()).isEqualTo(403);
        assertThat(e.code()).isEqualTo(ErrorCode.NONE);
        assertThat(e.rawBody()).isEqualTo(body);
    }

    @Test
    void endlessErrorBodyIsCapped() {
        answer(400, "text/plain", "x".repeat(10_000_000));

        ApiException e = assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .actual();

        assertThat(e.rawBody()).hasSize(64 * 1024);
    }

    @Test
    void staleETagIsReportedAsConcurrentChange() {
        answer(
                409,
                "application/json",
                "{\"error\":{\"code\":\"Request_EntityChanged\",\"message\":\"Another user has already changed the record.\"}}");

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> journal(client).delete(ID, ETag.of(Payments.ETAG)))
                .withMessageContaining("Read the entity again");
    }

    @Test
    void usedLineNumberIsReportedAsDuplicateKeyWhateverTheStatus() {
        for (int status : List.of(400, 409)) {
            answer(
                    status,
                    "application/json",
                    "{\"error\":{\"code\":\"Internal_EntityWithSameKeyExists\",\"message\":\"exists\"}}");

            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> journal(client).create(draft(), CreateMode.SERVER_NUMBERED));
        }
    }

    @Test
    void listFollowsTheLinksPageByPage() {
        answer("{\"value\":[" + Payments.JSON + "],\"@odata.nextLink\":\""
                + server.url("/api/v2.0/a?aid=FIN&$skiptoken=1") + "\"}");
        answer("{\"value\":[],\"@odata.nextLink\":\"" + server.url("/api/v2.0/b") + "\"}");
        answer("{\"@odata.context\":\"x\",\"value\":[" + Payments.JSON + "," + Payments.JSON + "]}");

        Iterator<CustomerPayment> payments = journal(client).list().iterator();
        assertThat(server.getRequestCount()).isZero();
        payments.next();
        assertThat(server.getRequestCount()).isEqualTo(1);

        assertThat(payments).toIterable().hasSize(2);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void compressedAnswersAreRead() throws Exception {
        Buffer compressed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(compressed))) {
            gzip.writeUtf8("{\"value\":[" + Payments.JSON + "]}");
        }
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .setHeader("Content-Encoding", "gzip")
                .body(compressed)
                .build());

        assertThat(journal(client).list()).hasSize(1);
        assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void pagesCanBeWalkedOneByOne() {
        answer("{\"value\":[" + Payments.JSON + "],\"@odata.nextLink\":\"" + server.url("/b") + "\"}");
        answer("{\"value\":[]}");

        Iterator<Page<CustomerPayment>> pages = journal(client).list().pages().iterator();

        assertThat(pages.next().nextLink()).contains(server.url("/b"));
        assertThat(pages.next().nextLink()).isEmpty();
        assertThat(pages.hasNext()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/api/v2.0/x, leads to https://evil.example:443",
        "http://localhost:1/x, leads to http://localhost:1",
        "javascript:alert(1), not an http address",
        "'', not an http address"
    })
    void linkThatLeadsAwayIsNotFollowed(String link, String message) {
        answer("{\"value\":[],\"@odata.nextLink\":\"" + link + "\"}");

        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> journal(client).list().iterator().hasNext())
                .withMessageContaining(message);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void linkOfAnyLengthIsNotFollowed() {
        String root = server.url("/api/v2.0/x?$skiptoken=").toString();
        answer("{\"value\":[],\"@odata.nextLink\":\"" + root + "x".repeat(16 * 1024 - root.length()) + "\"}");
        answer("{\"value\":[],\"@odata.nextLink\":\"" + root + "x".repeat(16 * 1024 - root.length() + 1) + "\"}");

        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> journal(client).list().iterator().hasNext())
                .withMessageContaining("@odata.nextLink is 16385 characters long; at most 16384 are followed");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void linksInACircleEndTheWalk() {
        for (int i = 0; i < 20; i++) {
            answer("{\"value\":[],\"@odata.nextLink\":\"" + server.url("/page" + i % 3) + "\"}");
        }

        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> journal(client).list().iterator().hasNext())
                .withMessageContaining("repeats");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|$.value",
                "{'value':{}}|$.value",
                "{'value':[5]}|$.value[0]",
                "{'value':[{}]}|$.value[0].id",
                "{'value':[],'@odata.nextLink':5}|$.@odata.nextLink",
                "{'value':[],'@odata.count':-1}|$.@odata.count",
                "{'value':[],'@odata.count':1.5}|$.@odata.count",
                "{'value':[],'@odata.count':1e30}|$.@odata.count",
                "{'value':[],'@odata.count':99999999999999999999}|$.@odata.count",
                "{'value':[],'@odata.count':null}|$.@odata.count",
                "{'value':[],'@odata.count':true}|$.@odata.count",
                "{'value':[{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca'},{'lineNumber':1}]}|$.value[1].id",
                "{'value':[{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca'},{'lineNumber':'1'}]}|$.value[1].lineNumber",
                "{'value':[{'id':'59b250b8-d336-ee11-bdf5-000d3a5f89ca'},null]}|$.value[1]"
            })
    void pageThatIsNoCollectionNamesThePlace(String body, String path) {
        answer(body.replace('\'', '"'));

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> journal(client).list().iterator().hasNext())
                .satisfies(e -> assertThat(e.jsonPath()).isEqualTo(path));
    }

    @Test
    void pageOfMoreRowsThanAnyServerSendsIsRefused() {
        int most = 200_000;
        answer("{\"value\":[" + "{\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"},".repeat(most)
                + "{\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"}]}");

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> journal(client).list().iterator().hasNext())
                .withMessageContaining("at most 200000 rows")
                .satisfies(e -> assertThat(e.jsonPath()).isEqualTo("$.value[200000]"));
    }

    @Test
    void namesThatAServerChoseCannotForgeLogLines() {
        answer("{\"a\\nINFO all is well\":" + "[".repeat(300) + "]".repeat(300) + "}");

        DecodingException e = undecodable();

        assertThat(e.getMessage()).doesNotContain("\n").contains("INFO all is well");
        assertThat(e.jsonPath()).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"headers\":{\"Authorization\": [\n    \"Basic %s\"\n  ]}}",
                "<td>Authorization</td><td>Basic %s</td>",
                "{\"sent\":\"%s\"}"
            })
    void credentialsThatComeBackAreNotInTheRawBody(String body) {
        String secret = Credentials.basic("user", PlantedSecrets.ACCESS_KEY).substring("Basic ".length());
        answer(400, "text/plain", body.formatted(secret));
        try (CustomerPaymentsClient basic = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(server.url("/api/v2.0")))
                .authInterceptor(BasicAuthInterceptor.builder("user", PlantedSecrets.ACCESS_KEY, server.url("/"))
                        .build())
                .build()) {
            ApiException e = assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> journal(basic).get(ID))
                    .actual();

            assertThat(e.rawBody()).contains("…").doesNotContain(secret);
        }
    }

    @Test
    void credentialsThatComeBackInAnotherSpellingAreNotInTheMessage() {
        String spelled = "\\u%04x".formatted((int) PlantedSecrets.TOKEN.charAt(0)) + PlantedSecrets.TOKEN.substring(1);
        answer(400, "application/json", "{\"error\":{\"code\":\"x\",\"message\":\"sent " + spelled + "\"}}");

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal(client).get(ID))
                .withMessageContaining("sent …")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(PlantedSecrets.TOKEN));
    }
}
