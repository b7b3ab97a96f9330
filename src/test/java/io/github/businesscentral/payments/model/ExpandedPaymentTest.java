package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments with entities inside. */
class ExpandedPaymentTest {
    private static final String EXPANDED = """
            {"@odata.etag":"W/\\"1\\"","amount":-1500.25,\
            "customer":{"@odata.etag":"W/\\"2\\"","number":"10000","type":"Company","loyalty":{"level":[1,null]}},\
            "customerPaymentJournal":{"code":"CASHIN"},\
            "dimensionSetLines":[{"code":"AREA","parentType":"Journal_x0020_Line"},{"code":"DEPARTMENT"}],\
            "currencyCode":"EUR"}""";

    private static CustomerPayment read(String json) throws IOException {
        return CustomerPayment.jsonAdapter().fromJson(json);
    }

    private static String written(CustomerPayment payment) {
        return CustomerPayment.jsonAdapter().toJson(payment);
    }

    @Test
    void whatIsInsideIsReadAndWrittenAsItCame() throws IOException {
        CustomerPayment payment = read(EXPANDED);

        assertThat(payment.customer().orElseThrow().number()).isEqualTo("10000");
        assertThat(payment.customer().orElseThrow().etag().value()).isEqualTo("W/\"2\"");
        assertThat(payment.customer().orElseThrow().additionalProperties()).containsOnlyKeys("loyalty");
        assertThat(payment.journal().orElseThrow().code()).isEqualTo("CASHIN");
        assertThat(payment.dimensionSetLines())
                .extracting(DimensionSetLine::code)
                .containsExactly("AREA", "DEPARTMENT");
        assertThat(payment.additionalProperties()).containsOnlyKeys("currencyCode");
        assertThat(written(payment)).isEqualTo(EXPANDED);
    }

    @Test
    void noneIsKeptApartFromNotAsked() throws IOException {
        CustomerPayment none = read("{\"customer\":null,\"customerPaymentJournal\":null,\"dimensionSetLines\":[]}");

        assertThat(none.customer()).isEmpty();
        assertThat(none.journal()).isEmpty();
        assertThat(none.dimensionSetLines()).isEmpty();
        assertThat(written(none))
                .isEqualTo("{\"customer\":null,\"customerPaymentJournal\":null,\"dimensionSetLines\":[]}");
        assertThat(read(written(none))).isEqualTo(none).isNotEqualTo(read("{}"));
        assertThat(read("{\"dimensionSetLines\":null}").dimensionSetLines()).isEmpty();
    }

    @Test
    void whatCameAlongCanBeAskedBefore() throws IOException {
        CustomerPayment payment = read("{\"customer\":null}");

        assertThat(payment.has(CustomerPaymentFields.CUSTOMER)).isTrue();
        assertThat(payment.has(CustomerPaymentFields.DIMENSION_SET_LINES)).isFalse();
    }

    @Test
    void whatWasNotAskedForThrowsAndNamesExpand() throws IOException {
        CustomerPayment payment = read("{}");

        assertThatIllegalStateException()
                .isThrownBy(payment::customer)
                .withMessage("customer is not in this customerPayment: it was not read. Name it in expand(…).");
        assertThatIllegalStateException()
                .isThrownBy(payment::journal)
                .withMessageStartingWith("customerPaymentJournal is not");
        assertThatIllegalStateException()
                .isThrownBy(payment::dimensionSetLines)
                .withMessageStartingWith("dimensionSetLines is not");
    }

    @Test
    void equalByWhatIsInside() throws IOException {
        assertThat(read(EXPANDED)).isEqualTo(read(EXPANDED)).hasSameHashCodeAs(read(EXPANDED));
        assertThat(read(EXPANDED))
                .isNotEqualTo(read(EXPANDED.replace("\"AREA\"", "\"PROJECT\"")))
                .isNotEqualTo(read(EXPANDED.replace("\"CASHIN\"", "\"OTHER\"")))
                .isNotEqualTo(read(EXPANDED.replace("\"10000\"", "\"20000\"")));
    }

    @Test
    void oneThatIsBuiltIsEqualToOneThatWasRead() throws IOException {
        CustomerPayment built = CustomerPayment.builder()
                .customer(Customer.builder().set(CustomerFields.NUMBER, "10000").build())
                .journal(CustomerPaymentJournal.builder()
                        .set(CustomerPaymentJournalFields.CODE, "CASHIN")
                        .build())
                .dimensionSetLines(List.of(DimensionSetLine.builder()
                        .set(DimensionSetLineFields.CODE, "AREA")
                        .build()))
                .build();

        assertThat(built)
                .isEqualTo(read("{\"customer\":{\"number\":\"10000\"},\"customerPaymentJournal\":{\"code\":\"CASHIN\"},"
                        + "\"dimensionSetLines\":[{\"code\":\"AREA\"}]}"));
        assertThat(built.toBuilder().build()).isEqualTo(built);
        assertThat(built.toBuilder().dimensionSetLines(List.of()).build()).isNotEqualTo(built);
    }

    @Test
    void aBuilderCopiesTheLinesAndRefusesNull() {
        List<DimensionSetLine> lines = new ArrayList<>();
        CustomerPayment payment =
                CustomerPayment.builder().dimensionSetLines(lines).build();

        lines.add(DimensionSetLine.builder().build());

        assertThat(payment.dimensionSetLines()).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerPayment.builder().customer(null));
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerPayment.builder().journal(null));
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerPayment.builder().dimensionSetLines(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dimensionSetLines@odata.nextLink':'https://bc.example/x','dimensionSetLines':[{}]}",
                "{'dimensionSetLines':[{}],'dimensionSetLines@odata.nextLink':'https://bc.example/x'}",
                "{'dimensionSetLines@odata.nextLink':'x'}"
            })
    void relatedEntitiesThatGoOnElsewhereAreNotTakenForAll(String json) {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> read(json.replace('\'', '"')))
                .withMessageStartingWith("Expected all of dimensionSetLines")
                .withMessageContaining("$.dimensionSetLines@odata.nextLink");
    }

    @Test
    void otherAnnotationsOfWhatIsInsideArePassedOver() throws IOException {
        CustomerPayment payment = read("{\"dimensionSetLines@odata.context\":\"x\",\"dimensionSetLines@odata.count\":1,"
                + "\"customer@odata.navigationLink\":\"y\",\"unknown@odata.nextLink\":\"z\"}");

        assertThat(payment).isEqualTo(read("{}"));
        assertThat(payment.additionalProperties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'customer':7100123}|$.customer",
                "{'customer':[{}]}|$.customer",
                "{'customer':'7100123'}|$.customer",
                "{'customer':{'balanceDue':'7100123'}}|$.customer.balanceDue",
                "{'customer':{'taxLiable':'true'}}|$.customer.taxLiable",
                "{'customerPaymentJournal':{'id':'7100123'}}|$.customerPaymentJournal.id",
                "{'dimensionSetLines':{}}|$.dimensionSetLines",
                "{'dimensionSetLines':[null]}|$.dimensionSetLines[0]",
                "{'dimensionSetLines':[{},7100123]}|$.dimensionSetLines[1]",
                "{'dimensionSetLines':[{'valueId':7100123}]}|$.dimensionSetLines[0].valueId"
            })
    void whatIsOfAnotherTypeIsRefusedWithItsPathOnly(String json, String path) {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> read(json.replace('\'', '"')))
                .satisfies(
                        e -> assertThat(e.getMessage()).endsWith("path " + path).doesNotContain("7100123"));
    }

    @Test
    void theReaderStandsBehindThePaymentAfterwards() throws IOException {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8("[" + EXPANDED + ",{\"amount\":1}]"));

        reader.beginArray();
        CustomerPayment.jsonAdapter().fromJson(reader);

        assertThat(CustomerPayment.jsonAdapter().fromJson(reader).amount()).isOne();
    }

    @Test
    void whatIsInsideIsNotNamed() throws IOException {
        assertThat(read(EXPANDED)).hasToString("CustomerPayment[id=null, journalId=null, lineNumber=null]");
    }
}
