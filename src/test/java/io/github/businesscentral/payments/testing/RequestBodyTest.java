package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest extends StandInTest {
    private int expectedLines;

    @AfterEach
    void refusedRequestsStoreNothing() {
        assertThat(fake.payments(fake.journalId())).hasSize(expectedLines);
    }

    @Test
    void rule7UnknownPropertiesAreRefused() {
        post(payments(), "{\"contactId\":\"x\"}")
                .isRefused(
                        400,
                        "BadRequest",
                        "The property 'contactId' does not exist on type 'Microsoft.NAV.customerPayment'. Make sure to only"
                                + " use property names that are defined by the type.");
        post(payments(), "{\"balancingAccountNumber\":\"10100\"}").isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "{\"value\":[{}]}",
                "",
                "{",
                "{\"amount\":}",
                "{}{}",
                "{\"amount\":1,\"amount\":2}",
                "{\"amount\":1e99999999999}"
            })
    void rule7WhatIsNoObjectIsNoBody(String body) {
        post(payments(), body).isRefused(400, "BadRequest", "Invalid Request Body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"text\"", "true", "null"})
    void rule7APrimitiveIsNoBody(String body) {
        post(payments(), body)
                .isRefused(
                        400,
                        "BadRequest",
                        "An unexpected 'PrimitiveValue' node was found when reading from the JSON reader. A 'StartObject'"
                                + " node was expected.");
    }

    @Test
    void rule7ADeeplyNestedBodyIsRefused() {
        post(payments(), "{\"comment\":" + "[".repeat(10_000)).isRefused(400, "BadRequest", "Invalid Request Body");
    }

    @ParameterizedTest
    @CsvSource({
        "description, 100",
        "comment, 250",
        "documentNumber, 20",
        "externalDocumentNumber, 35",
        "appliesToInvoiceNumber, 20",
        "customerNumber, 20",
        "journalDisplayName, 10"
    })
    void rule7TooLongStringsAreRefusedNotCut(String property, int maxLength) {
        String tooLong = "X".repeat(maxLength + 1);

        post(payments(), "{\"" + property + "\":\"" + tooLong + "\"}")
                .isRefused(
                        400,
                        "Application_StringExceededLength",
                        "The length of the string is " + (maxLength + 1) + ", but it must be less than or equal to "
                                + maxLength + " characters. Value: " + tooLong);
    }

    @Test
    void rule7StringsOfFullLengthAreKept() {
        String description = "ä".repeat(100);
        String number = "N".repeat(35);
        expectedLines = 1;

        Answer answer =
                created("{\"description\":\"" + description + "\",\"externalDocumentNumber\":\"  " + number + " \"}");

        assertThat(answer.get("description")).isEqualTo(description);
        assertThat(answer.get("externalDocumentNumber")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "customerId, 'not-a-guid', Application_InvalidGUID",
        "customerId, '1-1-1-1-1', Application_InvalidGUID",
        "appliesToInvoiceId, '', Application_InvalidGUID",
        "journalId, '{7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca}', Application_InvalidGUID",
        "postingDate, '2026-02-30', BadRequest",
        "postingDate, '2026-08-20T00:00:00Z', BadRequest",
        "postingDate, '', BadRequest",
        "amount, '12.50', BadRequest",
        "lineNumber, '1', BadRequest"
    })
    void rule7MalformedValuesAreRefused(String property, String value, String code) {
        post(payments(), "{\"" + property + "\":\"" + value + "\"}").isRefused(400, code);
    }

    @ParameterizedTest
    @CsvSource({
        "lineNumber, 1.5",
        "lineNumber, 2147483648",
        "lineNumber, 1e999999999",
        "amount, 1e29",
        "amount, 1e999999999",
        "amount, 1e-999999999",
        "amount, true",
        "description, 1",
        "description, {}",
        "customerNumber, []"
    })
    void rule7ValuesOfAnotherTypeAreRefused(String property, String json) {
        post(payments(), "{\"" + property + "\":" + json + "}").isRefused(400, "BadRequest");
    }

    @Test
    void rule7ABlankPostingDateIsRefused() {
        post(payments(), "{\"postingDate\":\"0001-01-01\"}")
                .isRefused(
                        400,
                        "Application_FieldValidationException",
                        "Posting Date must have a value in Gen. Journal Line: Journal Template Name=CASHRCPT, Journal Batch"
                                + " Name=CASHIN, Line No.=10000. It cannot be zero or empty.");
    }

    @Test
    void aNullIsRefused() {
        post(payments(), "{\"comment\":null}")
                .isRefused(400, "BadRequest_RequiredParamNotProvided", "Field 'comment' must not be blank or empty.");
    }

    @Test
    void aBodyOfAnotherContentTypeIsRefused() {
        Answer answer = call(
                http,
                new Request.Builder()
                        .url(root + payments())
                        .header("Authorization", "Bearer token")
                        .post(RequestBody.create("{}", MediaType.get("text/plain")))
                        .build());

        answer.is(415);
    }

    @Test
    void rule8CodesAreTrimmedAndUpperCasedWhenWritten() {
        expectedLines = 1;

        Answer answer = created("{\"documentNumber\":\" pay-1 \",\"externalDocumentNumber\":\"straße\","
                + "\"description\":\" Kept as it is \"}");

        assertThat(answer.get("documentNumber")).isEqualTo("PAY-1");
        assertThat(answer.get("externalDocumentNumber")).isEqualTo("STRAßE");
        assertThat(answer.get("description")).isEqualTo(" Kept as it is ");
        assertThat(get(payments() + "?$filter=startswith(externalDocumentNumber,'straß')")
                        .values())
                .hasSize(1);
    }

    @Test
    void rule8CodesAreComparedInUpperCaseInFilters() {
        expectedLines = 1;
        created("{\"documentNumber\":\"pay-1\"}");

        assertThat(get(payments() + "?$filter=documentNumber eq 'Pay-1'").values())
                .hasSize(1);
        assertThat(get(payments() + "?$filter=documentNumber eq 'PAY-2'").values())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"id, 59b250b8-d336-ee11-bdf5-000d3a5f89ca", "lastModifiedDateTime, 2026-08-20T09:15:02.58Z"})
    void rule9ReadOnlyPropertiesCannotBeSet(String property, String value) {
        post(payments(), "{\"" + property + "\":\"" + value + "\"}")
                .isRefused(400, "BadRequest_InvalidOperation", "Control '" + property + "' is read-only");
    }

    @Test
    void rule9ReadOnlyPropertiesMayBeRepeated() {
        expectedLines = 1;
        Answer line = created("{}");
        String same = "{\"@odata.etag\":\"ignored\",\"id\":\"" + line.get("id") + "\",\"lastModifiedDateTime\":\""
                + line.get("lastModifiedDateTime") + "\",\"comment\":\"new\"}";

        Answer updated = patch(payment(line.get("id")), same, "If-Match", "*").is(200);

        assertThat(updated.get("comment")).isEqualTo("new");
        patch(payment(line.get("id")), same, "If-Match", "*").isRefused(400, "BadRequest_InvalidOperation");
    }
}
