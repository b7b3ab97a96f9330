package io.github.businesscentral.payments.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.PaymentJson;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityJsonTest {
    private static final JsonAdapter<CustomerPayment> PAYMENTS = CustomerPayment.jsonAdapter();

    @Test
    void writesTheETagThenThePropertiesInTheServersOrder() throws IOException {
        CustomerPayment payment = PAYMENTS.fromJson(PaymentJson.SAMPLE);

        assertThat(PAYMENTS.toJson(payment))
                .isEqualTo("{\"@odata.etag\":\"W/\\\"JzIwOzE3MjIyMTQ1MjY1MTY4OTE3ODg4MTswMDsn\\\"\","
                        + "\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\","
                        + "\"journalId\":\"7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca\",\"journalDisplayName\":\"CASHIN\","
                        + "\"lineNumber\":10000,\"customerId\":\"75e545bc-f6f9-ef11-9344-6045bdc8c234\","
                        + "\"customerNumber\":\"10000\",\"postingDate\":\"2026-08-20\","
                        + "\"documentNumber\":\"PAY-0001\",\"externalDocumentNumber\":\"BANK-77\","
                        + "\"amount\":-1500.25,\"appliesToInvoiceId\":\"5d115c9c-44e3-ea11-bb43-000d3a2feca1\","
                        + "\"appliesToInvoiceNumber\":\"103032\",\"description\":\"Adatum Corporation\","
                        + "\"comment\":\"wire\",\"lastModifiedDateTime\":\"2026-08-20T09:15:02.580Z\"}");
    }

    @Test
    void whatIsStoredReadsBackEqual() throws IOException {
        for (String json : List.of(PaymentJson.SAMPLE, PaymentJson.BLANK, "{}", "{\"amount\":1.50}")) {
            CustomerPayment payment = PAYMENTS.fromJson(json);

            assertThat(PAYMENTS.fromJson(PAYMENTS.toJson(payment))).isEqualTo(payment);
        }
    }

    @Test
    void whatWasAbsentStaysAbsentAndBlanksStayBlank() throws IOException {
        assertThat(PAYMENTS.toJson(PAYMENTS.fromJson("{}"))).isEqualTo("{}");
        assertThat(PAYMENTS.toJson(PAYMENTS.fromJson(PaymentJson.BLANK)))
                .isEqualTo(PaymentJson.BLANK.replaceAll("\\s", ""));
    }

    @Test
    void nullReadsAsTheBlank() throws IOException {
        String nulls = PaymentJson.BLANK.replaceAll(": [^,\\n]+", ": null");

        CustomerPayment payment = PAYMENTS.fromJson(nulls);

        assertThat(nulls).contains("\"id\": null,", "\"lastModifiedDateTime\": null");
        assertThat(payment).isEqualTo(PAYMENTS.fromJson(PaymentJson.BLANK));
    }

    @Test
    void aNullModelIsRefusedUnlessAskedFor() throws IOException {
        assertThatNullPointerException()
                .isThrownBy(() -> PAYMENTS.toJson(null))
                .withMessageContaining("customerPayment")
                .withMessageContaining("nullSafe()");
        assertThat(PAYMENTS.nullSafe().toJson(null)).isEqualTo("null");
        assertThat(PAYMENTS.nullSafe().fromJson("null")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "id, 7100123",
                "id, true",
                "journalId, {\"a\":7100123}",
                "journalDisplayName, 7100123",
                "lineNumber, \"7100123\"",
                "lineNumber, [7100123]",
                "customerId, 7100123",
                "customerNumber, 7100123",
                "customerNumber, true",
                "contactId, 7100123",
                "postingDate, 7100123",
                "documentNumber, {\"a\":7100123}",
                "externalDocumentNumber, [7100123]",
                "amount, \"7100123\"",
                "amount, \"7100123.00\"",
                "amount, false",
                "amount, {\"value\":7100123}",
                "appliesToInvoiceId, [\"7100123\"]",
                "appliesToInvoiceNumber, 7100123",
                "description, {\"a\":\"7100123\"}",
                "comment, 7100123",
                "lastModifiedDateTime, 7100123",
                "@odata.etag, 7100123",
                "@odata.etag, null",
                "@odata.etag, [\"7100123\"]"
            })
    void aValueOfTheWrongTypeIsRefusedWithItsPathOnly(String property, String value) {
        assertRefused("{\"" + property + "\":" + value + "}", "$." + property, "7100123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "59b250b8",
                "59b250b8d336ee11bdf5000d3a5f89ca",
                "{59b250b8-d336-ee11-bdf5-000d3a5f89ca}",
                " 59b250b8-d336-ee11-bdf5-000d3a5f89c",
                "59b250b8-d336-ee11-bdf5-000d3a5f89c",
                "59b250b8-d336-ee11-bdf5-000d3a5f89caa",
                "59b250b8-d336-ee11-bdf5-000d3a5f89cg",
                "59b250b8-d336-ee11-bdf5_000d3a5f89ca",
                "59b250b8d-336-ee11-bdf5-000d3a5f89ca",
                "59b250b8-d3366-e11-bdf5-000d3a5f89ca",
                "59b250b8-d336-ee115-df5-000d3a5f89ca",
                "1-1-1-1-1"
            })
    void aMalformedGuidIsRefused(String text) {
        assertRefused("{\"customerId\":\"" + text + "\"}", "$.customerId", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The last dash one too early or too late: same length, groups of 3 and 13, or 5 and 11 digits.
                "59b250b8-d336-ee11-bdf-5000d3a5f89ca",
                "59b250b8-d336-ee11-bdf50-00d3a5f89ca",
                // A sign is no hexadecimal digit.
                "+9b250b8-d336-ee11-bdf5-000d3a5f89ca",
                "59b250b8-d336-ee11-bdf5-+00d3a5f89ca"
            })
    void aGuidWithShiftedGroupsOrSignsIsRefusedAndNotTakenForAnother(String text) {
        assertRefused("{\"customerId\":\"" + text + "\"}", "$.customerId", text);
    }

    @Test
    void aGuidInUpperCaseIsRead() throws IOException {
        assertThat(PAYMENTS.fromJson("{\"id\":\"59B250B8-D336-EE11-BDF5-000D3A5F89CA\"}")
                        .id())
                .hasToString("59b250b8-d336-ee11-bdf5-000d3a5f89ca");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2031-02-30",
                "2031-13-01",
                "20.03.2031",
                "2031-3-20",
                "20310320",
                "2031-03-20T00:00:00Z",
                "2031-03-20 ",
                "99999-01-01"
            })
    void aMalformedDateIsRefused(String text) {
        assertRefused("{\"postingDate\":\"" + text + "\"}", "$.postingDate", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2031-03-20",
                "2031-03-20T09:15:02",
                "2031-13-20T09:15:02Z",
                "2031-03-20T25:15:02Z",
                "2031-03-20 09:15:02Z",
                "99999999999-01-01T00:00:00Z"
            })
    void aMalformedTimeIsRefused(String text) {
        assertRefused("{\"lastModifiedDateTime\":\"" + text + "\"}", "$.lastModifiedDateTime", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e61",
                "-1E-61",
                "1e999999999",
                "1e-999999999",
                "1e2147483647",
                "1234567890123456789012345678901234567890123456789012345678901",
                "0.1234567890123456789012345678901234567890123456789012345678901"
            })
    void anAmountOfTooManyDigitsIsRefused(String number) {
        assertRefused("{\"amount\":" + number + "}", "$.amount", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e99999999999", "-1E-99999999999", "1e99999999999999999999"})
    void anAmountWhoseExponentNoNumberCanHaveIsRefused(String number) {
        assertRefused("{\"amount\":" + number + "}", "$.amount", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e100", "1e99999999999", "1e99999999999999999999"})
    void anUnknownNumberThatNobodyCanReckonWithStaysTextAndBreaksNothing(String number) throws IOException {
        CustomerPayment payment =
                PAYMENTS.fromJson("{\"unknown\":" + number + ",\"lineNumber\":7,\"rates\":[1," + number + "]}");

        assertThat(payment.additionalProperties())
                .containsEntry("unknown", number)
                .containsEntry("rates", List.of(BigDecimal.ONE, number));
        assertThat(payment.lineNumber()).isEqualTo(7);
    }

    @Test
    void anETagThatMatchesAnythingIsNotTakenFromAnAnswer() {
        assertRefused("{\"@odata.etag\":\"*\"}", "$.@odata.etag", "");
    }

    @Test
    void anAmountOfAMillionDigitsIsRefused() {
        String number = "7".repeat(1_000_000);

        assertRefused("{\"amount\":" + number + "}", "$.amount", "77777");
    }

    @Test
    void anAmountOfSixtyDigitsIsRead() throws IOException {
        String digits = "123456789012345678901234567890123456789012345678901234567890";

        assertThat(PAYMENTS.fromJson("{\"amount\":-" + digits + "}").amount()).hasToString("-" + digits);
        assertThat(PAYMENTS.fromJson("{\"amount\":0." + digits + "}").amount()).hasToString("0." + digits);
        assertThat(PAYMENTS.fromJson("{\"amount\":1e59}").amount()).hasToString("1E+59");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "99999999999999999999", "1e10", "7100.5", "1e999"})
    void aLineNumberOutOfRangeIsRefused(String number) {
        Throwable failure = catchThrowable(() -> PAYMENTS.fromJson("{\"lineNumber\":" + number + "}"));

        assertThat(failure).isInstanceOf(JsonDataException.class).hasMessageContaining("$.lineNumber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "99999999999999999999", "7100.5"})
    void aLineNumberOutOfRangeIsNotRepeatedInTheMessage(String number) {
        assertRefused("{\"lineNumber\":" + number + "}", "$.lineNumber", number);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -1})
    void everyIntIsReadAsALineNumber(int number) throws IOException {
        assertThat(PAYMENTS.fromJson("{\"lineNumber\":" + number + "}").lineNumber())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "W/abc",
                "\\\"",
                "W/\\\"",
                "\\\"secret",
                "secret\\\"",
                "w/\\\"secret\\\"",
                "\\\"sec ret\\\"",
                "\\\"sec\u007fret\\\"",
                "\\\"sec\\\"ret\\\"",
                "W/\\\"secret\\nX: y\\\""
            })
    void aMalformedETagIsRefused(String text) {
        assertRefused("{\"@odata.etag\":\"" + text + "\"}", "$.@odata.etag", "sec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "@odata.unknown", "comment", "amount", "@odata.etag"})
    void tenThousandLevelsAreRefused(String property) {
        for (String level : List.of("[", "{\"a\":")) {
            String json = "{\"" + property + "\":" + level.repeat(10_000);

            assertThatExceptionOfType(JsonDataException.class)
                    .isThrownBy(() -> PAYMENTS.fromJson(json))
                    .withMessageContaining("$." + property);
        }
    }

    @Test
    void everyCutThroughTheBodyIsAFailure() {
        String whole = PaymentJson.SAMPLE.strip();

        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);

            Throwable failure = catchThrowable(() -> PAYMENTS.fromJson(cut));

            assertThat(failure)
                    .as("cut at %d", end)
                    .isInstanceOfAny(EOFException.class, JsonEncodingException.class)
                    .message()
                    .doesNotContain("Adatum", "1500", "BANK-77");
        }
    }

    @Test
    void whereABodyWasCutIsKnownFromTheReader() {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8("{\"lineNumber\":1,\"amount\":"));

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> PAYMENTS.fromJson(reader));
        assertThat(reader.getPath()).isEqualTo("$.amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>secret</html>",
                "{\"amount\":secret}",
                "{\"amount\":NaN}",
                "{'amount':1}",
                "{\"amount\":1;}",
                "{\"comment\":\"\\xsecret\"}",
                "secret"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatExceptionOfType(JsonEncodingException.class)
                .isThrownBy(() -> PAYMENTS.fromJson(text))
                .withMessageContaining("at path $")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"secret\"", "7100123", "null", "true", "[{\"comment\":\"secret\"}]"})
    void whatIsNoObjectIsRefused(String json) {
        assertRefused(json, "at path $", "secret");
    }

    @Test
    void thePathTellsWhichEntityOfAListItIs() {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> readList(PAYMENTS, "[{\"amount\":1},{\"amount\":\"2\"},{\"amount\":3}]"))
                .withMessageContaining("$[1].amount");
    }

    @Test
    void thePathTellsWhichRequestOfAListItIs() {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> readList(NewCustomerPayment.jsonAdapter(), "[{\"amount\":1},{\"id\":null},{}]"))
                .withMessageContaining("path $[1]");
    }

    private static void assertRefused(String json, String path, String secret) {
        Throwable failure = catchThrowable(() -> PAYMENTS.fromJson(json));

        assertThat(failure).isInstanceOf(JsonDataException.class).hasMessageContaining(path);
        if (!secret.isEmpty()) {
            assertThat(failure.getMessage()).doesNotContain(secret);
        }
    }

    private static <T> List<T> readList(JsonAdapter<T> adapter, String json) throws IOException {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
        List<T> read = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            read.add(adapter.fromJson(reader));
        }
        reader.endArray();
        return read;
    }
}
