package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest extends BatchedTest {
    @Test
    void rule30OperationsAreCarriedOutInTheirOrder() {
        Answer answer = batch(
                List.of(createLine("first", -1), createLine("second", -2), read("third", payments())), "Prefer", "x");

        assertThat(statuses(answer)).containsExactly(201, 201, 200);
        assertThat(ids(answer)).containsExactly("first", "second", "third");
        assertThat(body(answer, 0).get("lineNumber")).isEqualTo(10000.0);
        assertThat(body(answer, 1).get("lineNumber")).isEqualTo(20000.0);
        assertThat((List<?>) body(answer, 2).get("value")).hasSize(2);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json; odata.metadata=minimal");
        assertThat(answer.headers().get("OData-Version")).isEqualTo("4.0");
    }

    @Test
    void rule30AnswersHaveTheFormOfTheRealOnes() {
        UUID id = fake.addPayment(fake.journalId(), Map.of());

        Answer answer = batch(List.of(
                operation("\"r1\"", "DELETE", payment(id), "\"headers\":{\"If-Match\":\"*\"}"),
                operation("\"r2\"", "GET", payment(id), "\"headers\":{}")));

        String headers = "\"headers\":{\"content-type\":\"application/json; odata.metadata=minimal\",\"odata-version\":"
                + "\"4.0\"}";
        assertThat(answer.text().replaceFirst("CorrelationId:  [0-9a-f-]{36}", "CorrelationId:  …"))
                .isEqualTo(
                        "{\"responses\":[{\"id\":\"r1\",\"status\":204,\"headers\":{}},{\"id\":\"r2\",\"status\":404,"
                                + headers
                                + ",\"body\":{\"error\":{\"code\":\"BadRequest_ResourceNotFound\",\"message\":\"Resource not found"
                                + " for the segment 'customerPayments(" + id + ")'.  CorrelationId:  ….\"}}}]}");
    }

    @Test
    void rule30TheFirstFailureEndsTheBatchAndEarlierChangesStay() {
        Answer answer = batch(List.of(createLine("a", -1), failing("b"), createLine("c", -3)));

        assertThat(statuses(answer)).containsExactly(201, 400);
        assertThat(ids(answer)).containsExactly("a", "b");
        assertThat(fake.payments(fake.journalId())).hasSize(1);
        assertThat(fake.batchedRequests()).hasSize(2);
    }

    @Test
    void rule30AllAreTriedIfTheClientPrefersIt() {
        Answer answer = batch(
                List.of(failing("a"), createLine("b", -1), failing("c"), createLine("d", -1)),
                "Prefer",
                "return=minimal, odata.continue-on-error");

        assertThat(statuses(answer)).containsExactly(400, 201, 400, 201);
        assertThat(fake.payments(fake.journalId())).hasSize(2);
    }

    @Test
    void rule30IdsComeBackAsSentOrNull() {
        Answer answer = batch(List.of(
                "{\"method\":\"get\",\"url\":\"companies\"}",
                operation("null", "GET", "companies", "\"x\":1"),
                operation("7", "GET", "companies", "\"x\":1"),
                operation("\"\\\"ü\"", "GET", "companies", "\"x\":1")));

        assertThat(statuses(answer)).containsExactly(200, 200, 200, 200);
        assertThat(ids(answer)).containsExactly(null, null, 7.0, "\"ü");
    }

    @Test
    void rule30AtMost100OperationsAreTaken() {
        List<String> operations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            operations.add(createLine("r" + i, -1));
        }
        assertThat(statuses(batch(operations))).hasSize(100).containsOnly(201);

        operations.add(createLine("one too many", -1));
        Answer refused = post("$batch", envelope(operations)).is(500);

        assertThat(refused.text()).contains("maximum number of '100' query operations");
        assertThat(fake.payments(fake.journalId())).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/companies", "https://bc.example/v2.0/tenant/Production/api/v2.0/companies", "../x", ""})
    void rule30AnInnerUrlIsRelativeToTheRoot(String url) {
        Answer answer = batch(List.of(operation("\"r1\"", "GET", url, "\"x\":1")));

        assertThat(statuses(answer)).containsExactly(404);
        assertThat(answer.text()).contains("\"code\":\"BadRequest_NotFound\"");
    }

    @Test
    void rule30InnerHeadersCount() {
        Answer line = created("{}");
        String change = "\"body\":{\"comment\":\"x\"},\"headers\":{\"If-Match\":\""
                + line.etag().replace("\"", "\\\"") + "\"}";

        Answer answer = batch(List.of(
                operation("\"a\"", "PATCH", payment(line.get("id")), change),
                operation("\"b\"", "PATCH", payment(line.get("id")), change)));

        assertThat(statuses(answer)).containsExactly(200, 409);
        assertThat(answer.text()).contains("Request_EntityChanged");
    }

    @Test
    void rule30TheCompanyMayBeNamedInAHeader() {
        Answer answer = batch(
                List.of(
                        operation("\"a\"", "GET", "customers", "\"headers\":{\"Company\":\"CRONUS\"}"),
                        operation("\"b\"", "GET", company() + "customers", "\"headers\":{\"company\":\"CRONUS\"}"),
                        operation("\"c\"", "GET", "customers", "\"headers\":{\"Company\":\"Contoso\"}"),
                        operation("\"d\"", "GET", "customers", "\"headers\":{}")),
                "Prefer",
                "odata.continue-on-error");

        assertThat(statuses(answer)).containsExactly(200, 200, 404, 400);
        assertThat(body(answer, 0)).isEqualTo(body(answer, 1));
        assertThat(answer.text()).contains("Internal_CompanyNotFound");
    }

    @Test
    void rule30PostingWorksInABatch() {
        Answer answer = batch(List.of(
                operation(
                        "\"a\"",
                        "POST",
                        payments(),
                        "\"body\":{\"documentNumber\":\"P1\",\"customerNumber\":\"30000\",\"amount\":-64.50,\"appliesToInvoiceNumber\":\"103035\"}"),
                operation(
                        "\"b\"",
                        "POST",
                        company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post",
                        "\"headers\":{}")));

        assertThat(statuses(answer)).containsExactly(201, 204);
        assertThat(fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void rule30WhatNobodyHasDocumentedIsPassedOver() {
        Answer answer = batch(
                List.of(
                        failing("a"),
                        operation(
                                "\"b\"",
                                "GET",
                                "companies",
                                "\"atomicityGroup\":\"g\",\"dependsOn\":[\"a\",{\"c\":[1]}]")),
                "Prefer",
                "odata.continue-on-error");

        assertThat(statuses(answer)).containsExactly(400, 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "[]",
                "{}",
                "{\"requests\":{}}",
                "{\"requests\":[1]}",
                "{\"requests\":[{}]}",
                "{\"requests\":[{\"method\":\"GET\"}]}",
                "{\"requests\":[{\"url\":\"companies\"}]}",
                "{\"requests\":[{\"id\":[],\"method\":\"GET\",\"url\":\"companies\"}]}",
                "{\"requests\":[{\"id\":true,\"method\":\"GET\",\"url\":\"companies\"}]}",
                "{\"requests\":[{\"method\":\"GET\",\"url\":\"companies\",\"headers\":[]}]}",
                "{\"requests\":[{\"method\":\"GET\",\"url\":\"companies\",\"headers\":{\"a\":{}}}]}",
                "{\"requests\":[{\"method\":\"GET\",\"url\":\"companies\",\"headers\":{\"ü\":\"x\"}}]}",
                "{\"requests\":[{\"method\":\"GET\",\"url\":\"companies\"}",
                "{\"requests\":[]}]"
            })
    void rule30AMalformedEnvelopeIsRefused(String body) {
        post("$batch", body).isRefused(400, "BadRequest", "Invalid Request Body");
        assertThat(fake.batchedRequests()).isEmpty();
    }

    @Test
    void rule30AnEmptyBatchHasNoAnswers() {
        assertThat(batch(List.of()).text()).isEqualTo("{\"responses\":[]}");
    }

    @Test
    void rule30AnInnerBodyIsCheckedAsUsual() {
        Answer answer = batch(
                List.of(
                        operation("\"a\"", "POST", payments(), "\"body\":[]"),
                        operation("\"b\"", "POST", payments(), "\"body\":null"),
                        operation(
                                "\"c\"",
                                "POST",
                                payments(),
                                "\"body\":{},\"headers\":{\"Content-Type\":\"text/plain\"}"),
                        operation("\"d\"", "POST", payments(), "\"body\":{\"contactId\":\"x\"}")),
                "Prefer",
                "odata.continue-on-error");

        assertThat(statuses(answer)).containsExactly(400, 415, 415, 400);
    }

    @Test
    void rule30OnlyPostIsOfferedAndCredentialsAreNeeded() {
        get("$batch").isRefused(405, "BadRequest_MethodNotAllowed");
        send("PUT", "$batch", envelope(List.of())).isRefused(405, "BadRequest_MethodNotAllowed");
        fake.rejectToken("token");
        post("$batch", envelope(List.of(createLine("a", -1)))).isRefused(401, "Authentication_InvalidCredentials");
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void aBatchIsOneRequestItsOperationsAreLoggedApart() {
        batch(List.of(createLine("a", -1), read("b", payments())));

        assertThat(fake.requests()).singleElement().asString().endsWith("/api/v2.0/$batch");
        assertThat(fake.batchedRequests()).hasSize(2);
        assertThat(fake.batchedRequests().get(0).method()).isEqualTo("POST");
        assertThat(fake.batchedRequests().get(0).url()).hasToString(root + payments());
        assertThat(fake.batchedRequests().get(0).bodyText()).isEqualTo("{\"amount\":-1}");
        fake.clearRequests();
        assertThat(fake.batchedRequests()).isEmpty();
    }
}
