package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionSetLinesTest extends StandInTest {
    private static final String EXISTS =
            "The dimension set line already exists. Check existing dimension set lines and the"
                    + " default dimension set lines on the parent.";

    private Answer line;
    private String lines;

    @BeforeEach
    void aPaymentWithoutDimensions() {
        line = created("{\"customerNumber\":\"10000\"}");
        lines = payment(line.get("id")) + "/dimensionSetLines";
    }

    private Answer add(String code, String value) {
        return post(lines, "{\"code\":\"" + code + "\",\"valueCode\":\"" + value + "\"}");
    }

    private String dimensionSetLine(String code) {
        return lines + "(" + id("dimensions", "code", code) + ")";
    }

    private static void isRefused(Answer answer, String message) {
        answer.isRefused(400, "Application_DialogException", message);
    }

    private List<Object> valueCodes(String address) {
        return get(address).is(200).values().stream()
                .map(entity -> entity.get("valueCode"))
                .toList();
    }

    @Test
    void rule23ALineHasItsPropertiesInPageOrderAndTheDimensionsId() {
        String direct = company() + "customerPayments(" + line.get("id") + ")/dimensionSetLines";

        Answer made = post(direct, "{\"code\":\" department\",\"valueCode\":\"sales\"}")
                .is(201);

        assertThat(made.text())
                .isEqualTo("{\"@odata.context\":\"" + root + "$metadata#" + direct + "/$entity\","
                        + "\"@odata.etag\":\"" + made.etag().replace("\"", "\\\"") + "\","
                        + "\"id\":\"" + id("dimensions", "code", "DEPARTMENT") + "\","
                        + "\"code\":\"DEPARTMENT\",\"consolidationCode\":\"\","
                        + "\"parentId\":\"" + line.get("id") + "\",\"parentType\":\"Journal_x0020_Line\","
                        + "\"displayName\":\"Department\","
                        + "\"valueId\":\"" + id("dimensionValues", "code", "SALES") + "\","
                        + "\"valueCode\":\"SALES\",\"valueConsolidationCode\":\"\",\"valueDisplayName\":\"Sales\"}");
        assertThat(made.headers().get("Location")).isEqualTo(root + direct + "(" + made.get("id") + ")");
        assertThat(get(direct + "(" + made.get("id") + ")").is(200).text()).isEqualTo(made.text());
        assertThat(valueCodes(lines)).containsExactly("SALES");
    }

    @Test
    void rule23DimensionAndValueMayBeNamedByIdOrBoth() {
        String dimension = "\"id\":\"" + id("dimensions", "code", "DEPARTMENT") + "\"";
        String value = "\"valueId\":\"" + id("dimensionValues", "code", "ADM") + "\"";

        post(lines, "{" + dimension + "," + value + "}").is(201);
        delete(dimensionSetLine("DEPARTMENT")).is(204);
        post(lines, "{" + dimension + ",\"code\":\"DEPARTMENT\"," + value + ",\"valueCode\":\"ADM\"}")
                .is(201);

        assertThat(valueCodes(lines)).containsExactly("ADM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|The \"id\" or \"code\" field must be filled in.",
                "{\"valueCode\":\"SALES\"}|The \"id\" or \"code\" field must be filled in.",
                "{\"code\":\"\",\"id\":\"" + ZERO_GUID + "\"}|The \"id\" or \"code\" field must be filled in.",
                "{\"code\":\"DEPARTMENT\"}|The \"valueId\" or \"valueCode\" field must be filled in.",
                "{\"id\":\"{value}\",\"valueCode\":\"SALES\"}|The \"id\" does not match to a Dimension.",
                "{\"code\":\"NOSUCH\",\"valueCode\":\"SALES\"}|The \"code\" does not match to a Dimension.",
                "{\"id\":\"{dimension}\",\"code\":\"AREA\",\"valueCode\":\"SALES\"}|"
                        + "The dimension field values do not match to a specific Dimension.",
                "{\"code\":\"DEPARTMENT\",\"valueId\":\"{dimension}\"}|"
                        + "The \"valueId\" does not match to a Dimension Value.",
                "{\"code\":\"AREA\",\"valueId\":\"{value}\"}|The \"valueId\" does not match to a Dimension Value.",
                "{\"code\":\"DEPARTMENT\",\"valueCode\":\"EUROPE\"}|"
                        + "The \"valueCode\" does not match to a Dimension Value.",
                "{\"code\":\"DEPARTMENT\",\"valueId\":\"{value}\",\"valueCode\":\"ADM\"}|"
                        + "The values of the \"dimensionCode\" field and the \"dimensionId\" field do not refer to the same"
                        + " Dimension Value."
            })
    void rule23WhatDoesNotMatchIsRefused(String body, String message) {
        String sent = body.replace(
                        "{dimension}", id("dimensions", "code", "DEPARTMENT").toString())
                .replace("{value}", id("dimensionValues", "code", "SALES").toString());

        isRefused(post(lines, sent), message);

        assertThat(get(lines).values()).isEmpty();
        assertThat(get(payment(line.get("id"))).etag()).isEqualTo(line.etag());
    }

    @Test
    void rule23ADimensionIsOnAPaymentOnce() {
        add("DEPARTMENT", "SALES").is(201);

        isRefused(add("DEPARTMENT", "ADM"), EXISTS);
        isRefused(add("department", "SALES"), EXISTS);

        assertThat(valueCodes(lines)).containsExactly("SALES");
    }

    @Test
    void rule23DefaultDimensionsComeFromTheCustomer() {
        Answer payment = created("{\"customerNumber\":\"20000\"}");
        String defaulted = payment(payment.get("id")) + "/dimensionSetLines";

        assertThat(valueCodes(defaulted)).containsExactly("SALES");
        isRefused(post(defaulted, "{\"code\":\"DEPARTMENT\",\"valueCode\":\"ADM\"}"), EXISTS);
        Object fromInvoice = created("{\"appliesToInvoiceNumber\":\"103034\"}").get("id");
        assertThat(valueCodes(payment(fromInvoice) + "/dimensionSetLines")).containsExactly("SALES");
    }

    @Test
    void rule23AnotherCustomerNumberBringsItsDimensionsAnIdDoesNot() {
        add("AREA", "EUROPE").is(201);

        patch(payment(line.get("id")), "{\"customerId\":\"" + customer("20000") + "\"}", "If-Match", "*")
                .is(200);
        assertThat(valueCodes(lines)).containsExactly("EUROPE");
        patch(payment(line.get("id")), "{\"customerNumber\":\"20000\",\"amount\":-1}", "If-Match", "*")
                .is(200);
        assertThat(valueCodes(lines)).containsExactly("EUROPE");
        patch(payment(line.get("id")), "{\"customerNumber\":\"10000\"}", "If-Match", "*")
                .is(200);
        assertThat(valueCodes(lines)).isEmpty();
        patch(payment(line.get("id")), "{\"customerNumber\":\"20000\"}", "If-Match", "*")
                .is(200);
        assertThat(valueCodes(lines)).containsExactly("SALES");
        patch(payment(line.get("id")), "{\"customerNumber\":\"\"}", "If-Match", "*")
                .is(200);
        assertThat(valueCodes(lines)).isEmpty();
    }

    @Test
    void rule23TheValueCanBeChanged() {
        Answer made = add("DEPARTMENT", "SALES").is(201);

        Answer byCode = patch(dimensionSetLine("DEPARTMENT"), "{\"valueCode\":\"ADM\"}", "If-Match", made.etag())
                .is(200);
        assertThat(byCode.get("id")).isEqualTo(made.get("id"));
        assertThat(byCode.get("valueDisplayName")).isEqualTo("Administration");
        assertThat(byCode.etag()).isNotEqualTo(made.etag());

        Answer byId = patch(
                        dimensionSetLine("DEPARTMENT"),
                        "{\"code\":\"DEPARTMENT\",\"valueId\":\"" + id("dimensionValues", "code", "SALES") + "\"}",
                        "If-Match",
                        byCode.etag())
                .is(200);
        assertThat(byId.get("valueCode")).isEqualTo("SALES");
        isRefused(
                patch(dimensionSetLine("DEPARTMENT"), "{\"valueCode\":\"VW\"}", "If-Match", "*"),
                "The \"valueCode\" does not match to a Dimension Value.");
    }

    @Test
    void rule23TheDimensionCannotBeChanged() {
        add("DEPARTMENT", "SALES").is(201);
        String text = "The \"id\" and \"code\" fields cannot be modified.";

        isRefused(
                patch(dimensionSetLine("DEPARTMENT"), "{\"code\":\"AREA\",\"valueCode\":\"EUROPE\"}", "If-Match", "*"),
                text);
        isRefused(
                patch(
                        dimensionSetLine("DEPARTMENT"),
                        "{\"id\":\"" + id("dimensions", "code", "AREA") + "\"}",
                        "If-Match",
                        "*"),
                text);
        patch(dimensionSetLine("DEPARTMENT"), "{\"displayName\":\"x\"}", "If-Match", "*")
                .isRefused(400, "BadRequest_InvalidOperation");

        assertThat(valueCodes(lines)).containsExactly("SALES");
    }

    @Test
    void rule23ALineIsDeletedByTheDimensionsId() {
        add("DEPARTMENT", "SALES").is(201);
        add("AREA", "EUROPE").is(201);

        delete(dimensionSetLine("DEPARTMENT")).is(204);

        assertThat(valueCodes(lines)).containsExactly("EUROPE");
        get(dimensionSetLine("DEPARTMENT")).isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void rule25AChangeOfTheDimensionsIsAChangeOfThePayment() {
        Answer made = add("DEPARTMENT", "SALES").is(201);

        patch(payment(line.get("id")), "{\"amount\":-1}", "If-Match", line.etag())
                .isRefused(409, "Request_EntityChanged");
        Answer after = get(payment(line.get("id"))).is(200);
        assertThat(after.modified()).isAfter(line.modified());

        // The other way round the line's own tag stays good.
        patch(payment(line.get("id")), "{\"amount\":-1}", "If-Match", after.etag())
                .is(200);
        delete(dimensionSetLine("DEPARTMENT"), "If-Match", made.etag()).is(204);
    }

    @Test
    void rule25DimensionSetLinesHaveEtags() {
        Answer made = add("DEPARTMENT", "SALES").is(201);

        patch(dimensionSetLine("DEPARTMENT"), "{\"valueCode\":\"ADM\"}").isRefused(400, "BadRequest_InvalidToken");
        patch(dimensionSetLine("DEPARTMENT"), "{\"valueCode\":\"ADM\"}", "If-Match", "*")
                .is(200);
        patch(dimensionSetLine("DEPARTMENT"), "{\"valueCode\":\"SALES\"}", "If-Match", made.etag())
                .isRefused(409, "Request_EntityChanged");
        delete(dimensionSetLine("DEPARTMENT"), "If-Match", made.etag()).isRefused(409, "Request_EntityChanged");
    }

    @Test
    void rule27TheirEtagsLookLikeTheOthers() {
        assertThat(add("DEPARTMENT", "SALES").etag()).startsWith("W/\"JzIwOz").hasSameSizeAs(line.etag());
    }

    @Test
    void rule47TheTopLevelCollectionIsReadThroughAParent() {
        add("DEPARTMENT", "SALES").is(201);
        String top = company() + "dimensionSetLines?$filter=parentId eq " + line.get("id");

        assertThat(valueCodes(top + " and parentType eq 'Journal Line'")).containsExactly("SALES");
        isRefused(
                get(top + " and parentType eq 'Sales Order'"), "Parent with ID " + line.get("id") + " does not exist.");
        isRefused(
                get(company() + "dimensionSetLines?$filter=parentType eq 'Journal Line' and parentId eq " + ZERO_GUID),
                "Parent with ID " + ZERO_GUID + " does not exist.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(" + ZERO_GUID + ")",
                "?$filter=parentType eq 'Journal Line'",
                "?$filter=parentId eq " + ZERO_GUID,
                "?$filter=code eq 'AREA'"
            })
    void rule23TheTopLevelCollectionIsRefusedWithoutAParent(String rest) {
        String top = company() + "dimensionSetLines";

        isRefused(get(top + rest), "You must get to the parent first to get to the dimension set line.");
        isRefused(
                post(top, "{\"code\":\"AREA\",\"valueCode\":\"EUROPE\"}"),
                "You must get to the parent first to create a dimension set line.");
    }

    @Test
    void dimensionsCanBeMadeTogetherWithTheirPayment() {
        Answer made = created("{\"customerNumber\":\"20000\",\"dimensionSetLines\":[{\"code\":\"AREA\",\"valueCode\":"
                + "\"EUROPE\"},{\"code\":\"PROJECT\",\"valueCode\":\"VW\"}]}");

        assertThat(valueCodes(payment(made.get("id")) + "/dimensionSetLines")).containsExactly("EUROPE", "SALES", "VW");
        assertThat(get(payment(made.get("id"))).is(200).text()).isEqualTo(made.text());
    }

    @Test
    void aPaymentIsNotMadeIfOneOfItsDimensionsIsRefused() {
        isRefused(
                post(
                        payments(),
                        "{\"customerNumber\":\"20000\",\"dimensionSetLines\":[{\"code\":\"AREA\",\"valueCode\":"
                                + "\"EUROPE\"},{\"code\":\"DEPARTMENT\",\"valueCode\":\"ADM\"}]}"),
                EXISTS);

        assertThat(fake.payments(fake.journalId())).hasSize(1);
        patch(payment(line.get("id")), "{\"dimensionSetLines\":[]}", "If-Match", "*")
                .isRefused(400, "BadRequest");
    }

    @Test
    void unknownDimensionCodeIsTableRelationError() {
        choose(Choice.UNKNOWN_DIMENSION_CODE_IS_TABLE_RELATION_ERROR);
        UUID id = UUID.fromString((String) created("{}").get("id"));

        post(payment(id) + "/dimensionSetLines", "{\"code\":\"NOSUCH\",\"valueCode\":\"X\"}")
                .isRefused(400, "Internal_InvalidTableRelation");
    }
}
