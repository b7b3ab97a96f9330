package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswersTest extends StandInTest {
    @Test
    void rule5ErrorsEndWithAFreshCorrelationId() {
        Set<String> ids = new HashSet<>();

        for (int i = 0; i < 3; i++) {
            Answer answer = get(company() + "nothing").is(404);
            String id = answer.headers().get("ms-correlation-x");
            assertThat(answer.text())
                    .isEqualTo(
                            "{\"error\":{\"code\":\"BadRequest_ResourceNotFound\",\"message\":\"Resource not found for"
                                    + " the segment 'nothing'.  CorrelationId:  " + id + ".\"}}");
            ids.add(id);
        }

        assertThat(ids).hasSize(3);
    }

    @Test
    void rule6AnEntityHasItsPropertiesInPageOrder() {
        Answer answer = post(
                        payments(),
                        "{\"comment\":\"wire\",\"amount\":-1500.25,\"customerNumber\":\"10000\",\"documentNumber\":\"PAY-0001\","
                                + "\"postingDate\":\"2026-08-19\",\"externalDocumentNumber\":\"BANK-77\","
                                + "\"appliesToInvoiceNumber\":\"103032\"}")
                .is(201);

        String id = (String) answer.get("id");
        assertThat(answer.text())
                .isEqualTo("{\"@odata.context\":\"" + root + "$metadata#" + payments() + "/$entity\","
                        + "\"@odata.etag\":\"" + answer.etag().replace("\"", "\\\"") + "\","
                        + "\"id\":\"" + id + "\","
                        + "\"journalId\":\"" + fake.journalId() + "\","
                        + "\"journalDisplayName\":\"CASHIN\","
                        + "\"lineNumber\":10000,"
                        + "\"customerId\":\"" + customer("10000") + "\","
                        + "\"customerNumber\":\"10000\","
                        + "\"postingDate\":\"2026-08-19\","
                        + "\"documentNumber\":\"PAY-0001\","
                        + "\"externalDocumentNumber\":\"BANK-77\","
                        + "\"amount\":-1500.25,"
                        + "\"appliesToInvoiceId\":\"" + invoice("103032") + "\","
                        + "\"appliesToInvoiceNumber\":\"103032\","
                        + "\"description\":\"Adatum Corporation\","
                        + "\"comment\":\"wire\","
                        + "\"lastModifiedDateTime\":\"2026-08-20T12:00:00.58Z\"}");
        assertThat(get(payment(id)).is(200).text()).isEqualTo(answer.text());
    }

    @Test
    void rule6NothingIsNullBlanksAreSentInstead() {
        rebuild(FakeBusinessCentral.builder().withoutDemoData());

        String text = created("{}").text();

        assertThat(text)
                .contains(
                        "\"customerId\":\"" + ZERO_GUID + "\",\"customerNumber\":\"\",\"postingDate\":\"2026-08-20\",",
                        "\"documentNumber\":\"\",\"externalDocumentNumber\":\"\",\"amount\":0,",
                        "\"appliesToInvoiceId\":\"" + ZERO_GUID + "\",\"appliesToInvoiceNumber\":\"\",",
                        "\"description\":\"\",\"comment\":\"\"")
                .doesNotContain("null");
    }

    @Test
    void rule6EnumsAreXmlEncodedAndBlankDatesAreTheYearOne() {
        Answer customer =
                get(company() + "customers(" + customer("10000") + ")").is(200);
        Answer company = get("companies(" + fake.companyId() + ")").is(200);

        assertThat(customer.get("blocked")).isEqualTo("_x0020_");
        assertThat(customer.get("type")).isEqualTo("Company");
        assertThat(company.get("systemCreatedAt")).isEqualTo("0001-01-01T00:00:00Z");
    }

    @Test
    void rule6ACollectionHasContextAndValue() {
        assertThat(get(payments()).is(200).text())
                .isEqualTo("{\"@odata.context\":\"" + root + "$metadata#" + payments() + "\",\"value\":[]}");

        created("{}");
        created("{}");

        Answer two = get(payments() + "?$count=true").is(200);
        assertThat(two.json().keySet()).containsExactly("@odata.context", "@odata.count", "value");
        assertThat(two.get("@odata.count")).isEqualTo(2.0);
        assertThat(two.values())
                .hasSize(2)
                .allSatisfy(entity -> assertThat(entity.keySet())
                        .startsWith("@odata.etag", "id")
                        .doesNotContain("@odata.context"));
    }

    @Test
    void answersSayWhatTheyAre() {
        Answer answer = created("{}");

        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json; odata.metadata=minimal");
        assertThat(answer.headers().get("OData-Version")).isEqualTo("4.0");
        assertThat(answer.headers().get("ETag")).isEqualTo(answer.etag());
        assertThat(answer.headers().get("Location")).isEqualTo(root + payment(answer.get("id")));
    }

    @Test
    void aCreateThatPrefersNoContentGetsNone() {
        Answer answer = post(payments(), "{}", "Prefer", "return-no-content").is(204);

        assertThat(answer.text()).isEmpty();
        assertThat(get(answer.headers().get("Location")).is(200).lineNumber()).isEqualTo(10000);
    }

    @Test
    void rule27AnEtagIsWeakAndLooksLikeTheRealOnes() {
        String etag = created("{}").etag();

        assertThat(etag).matches("W/\"[A-Za-z0-9+/]+=*\"").startsWith("W/\"JzIwOz");
        String plain =
                new String(Base64.getDecoder().decode(etag.substring(3, etag.length() - 1)), StandardCharsets.US_ASCII);
        assertThat(plain).matches("'20;\\d{20}1;00;'");
    }
}
