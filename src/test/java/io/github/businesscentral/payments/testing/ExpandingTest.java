package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandingTest extends StandInTest {
    private UUID rent() {
        return fake.addPayment(
                fake.journalId(),
                Map.of("customerNumber", "10000", "lineNumber", 5, "amount", -10, "description", "rent"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> entity, String property) {
        return (Map<String, Object>) entity.get(property);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> entity, String property) {
        return (List<Map<String, Object>>) entity.get(property);
    }

    @Test
    void rule28SelectShowsWhatWasAskedForInPageOrder() {
        UUID id = rent();

        Answer page = get(payments() + "?$select=amount,id, lineNumber").is(200);
        Answer one = get(payment(id) + "?$select=amount").is(200);

        assertThat(page.get("@odata.context")).isEqualTo(root + "$metadata#" + payments() + "(id,lineNumber,amount)");
        assertThat(page.values().get(0)).containsOnlyKeys("@odata.etag", "id", "lineNumber", "amount");
        assertThat(page.text()).containsSubsequence("\"id\":", "\"lineNumber\":5,", "\"amount\":-10}");
        assertThat(one.json()).containsOnlyKeys("@odata.context", "@odata.etag", "amount");
        assertThat(one.get("@odata.context")).isEqualTo(root + "$metadata#" + payments() + "(amount)/$entity");
        assertThat(one.headers().get("ETag")).isEqualTo(one.etag());
    }

    @Test
    void rule28SelectOfEverythingIsWholeAndNavigationsMayBeSelected() {
        rent();
        String whole = get(payments()).text();

        assertThat(get(payments() + "?$select=*").text()).isEqualTo(whole);
        assertThat(get(payments() + "?$select=id,customer").values().get(0)).containsOnlyKeys("@odata.etag", "id");
        assertThat(get(payments() + "?$select=customer&$expand=customer")
                        .values()
                        .get(0))
                .containsOnlyKeys("@odata.etag", "customer");
    }

    @Test
    void rule28ExpandShowsCustomerAndJournalOfAPayment() {
        UUID id = rent();
        Answer customer = get(company() + "customers(" + customer("10000") + ")");

        Map<String, Object> payment = get(payment(id) + "?$expand=customer,customerPaymentJournal($select=code)")
                .is(200)
                .json();

        Map<String, Object> expected = customer.json();
        expected.remove("@odata.context");
        assertThat(object(payment, "customer")).isEqualTo(expected);
        assertThat(object(payment, "customerPaymentJournal"))
                .containsOnlyKeys("@odata.etag", "code")
                .containsEntry("code", "CASHIN");
        assertThat(payment.keySet()).endsWith("lastModifiedDateTime", "customer", "customerPaymentJournal");
        assertThat(payment.get("@odata.context"))
                .isEqualTo(root + "$metadata#" + payments() + "(customer(),customerPaymentJournal(code))/$entity");
    }

    @Test
    void rule28AnExpandedEntityThatIsNotThereIsNull() {
        created("{}");

        assertThat(get(payments() + "?$expand=customer").is(200).text()).endsWith(",\"customer\":null}]}");
    }

    @Test
    void rule28ExpandShowsThePaymentsOfAJournal() {
        rent();
        created("{\"comment\":\"second\"}");
        fake.addJournal("EMPTY");

        List<Map<String, Object>> journals = get(company() + "customerPaymentJournals?$expand=customerPayments")
                .is(200)
                .values();

        assertThat(list(journals.get(0), "customerPayments"))
                .extracting(line -> line.get("lineNumber"))
                .containsExactly(5.0, 10005.0);
        assertThat(list(journals.get(0), "customerPayments").get(0).keySet()).startsWith("@odata.etag", "id");
        assertThat(list(journals.get(1), "customerPayments")).isEmpty();
    }

    @Test
    void rule28ExpandNestsWithOptionsOfItsOwn() {
        rent();
        created("{\"lineNumber\":6,\"amount\":-20,\"description\":\"a;b)\"}");
        created("{\"lineNumber\":7,\"amount\":-30}");

        Map<String, Object> journal = get(company() + "customerPaymentJournals?$select=code&$expand="
                        + "customerPayments($filter=amount lt 0 and description ne 'a;b)'; $orderby=lineNumber desc;$count=true;"
                        + "$top=5;$select=lineNumber;$expand=customer($select=number,displayName))")
                .is(200)
                .values()
                .get(0);

        assertThat(journal)
                .containsOnlyKeys("@odata.etag", "code", "customerPayments@odata.count", "customerPayments")
                .containsEntry("customerPayments@odata.count", 2.0);
        List<Map<String, Object>> lines = list(journal, "customerPayments");
        assertThat(lines).extracting(line -> line.get("lineNumber")).containsExactly(7.0, 5.0);
        assertThat(lines.get(0).get("customer")).isNull();
        assertThat(object(lines.get(1), "customer"))
                .containsOnlyKeys("@odata.etag", "number", "displayName")
                .containsEntry("displayName", "Adatum Corporation");
    }

    @Test
    void rule28ExpandCutsWithTopAndSkip() {
        for (int i = 1; i <= 4; i++) {
            created("{\"lineNumber\":" + i + "}");
        }

        Map<String, Object> journal = get(company()
                        + "customerPaymentJournals?$expand=customerPayments($skip=1;$top=2)")
                .values()
                .get(0);

        assertThat(list(journal, "customerPayments"))
                .extracting(line -> line.get("lineNumber"))
                .containsExactly(2.0, 3.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$select=",
                "$select=id,,amount",
                "$select=id amount",
                "$select=balancingAccountNumber",
                "$expand=",
                "$expand=customer,",
                "$expand=customer(",
                "$expand=customer()",
                "$expand=customer)",
                "$expand=customer($select=id",
                "$expand=customer($select=id)x",
                "$expand=customer($select=nothing)",
                "$expand=customer($top=1)",
                "$expand=customer($levels=2)",
                "$expand=customer(select=id)",
                "$expand=customer($select=id;$select=number)",
                "$expand=customer,customer",
                "$expand=customer/currency",
                "$expand=customerId",
                "$expand=customer($schemaversion=2.1)",
                "$expand=customerPaymentJournal($expand=customerPayments($top=x))",
                "$expand=customerPaymentJournal($expand=customerPayments($filter=a eq 1))",
                "$expand=customerPaymentJournal($expand=customerPayments($skiptoken=" + ZERO_GUID + "))",
                "$schemaversion=3.0",
                "$search=x",
                "$compute=amount",
                "$format=json"
            })
    void rule28BrokenOptionsAreRefused(String query) {
        get(payments() + "?" + query).isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$filter=lineNumber eq 1", "$orderby=lineNumber", "$top=1", "$skip=1", "$count=true"})
    void rule28OptionsOfCollectionsAreRefusedOnOneEntity(String option) {
        Object id = created("{}").get("id");

        get(payment(id) + "?" + option).isRefused(400, "BadRequest");
    }

    @Test
    void rule28DeepExpansionsAreRefused() {
        rent();
        String two = "customerPaymentJournal($expand=customerPayments($expand=";

        get(payments() + "?$expand=" + two.repeat(4) + "customer" + "))".repeat(4))
                .is(200);
        get(payments() + "?$expand=" + two.repeat(20_000) + "customer" + "))".repeat(20_000))
                .isRefused(400, "BadRequest");
    }

    @Test
    void rule28ExpansionsThatMultiplyAreRefused() {
        for (int i = 0; i < 200; i++) {
            fake.addPayment(fake.journalId(), Map.of());
        }
        String two = "customerPaymentJournal($expand=customerPayments($expand=";

        get(payments() + "?$expand=" + two.repeat(4) + "customer" + "))".repeat(4))
                .isRefused(400, "BadRequest");
    }

    @Test
    void whateverTheOptionsSayTheAnswerIsADocumentedOne() {
        rent();
        String[] pieces = {
            "$select=",
            "$expand=",
            "$orderby=",
            "$top=",
            "$skip=",
            "$count=",
            "$skiptoken=",
            "$filter=",
            "$schemaversion=",
            "&",
            ";",
            ",",
            "(",
            ")",
            "'",
            "=",
            "*",
            " ",
            "%26",
            "%2",
            "1",
            "-1",
            "2.1",
            "true",
            "id",
            "amount",
            "desc",
            "customer",
            "customerPaymentJournal($expand=customerPayments",
            "eq",
            "nothing",
            ZERO_GUID,
            "€"
        };
        SplittableRandom random = new SplittableRandom(20_260_820);

        for (int i = 0; i < 5_000; i++) {
            StringBuilder query = new StringBuilder(pieces[random.nextInt(9)]);
            for (int j = random.nextInt(9); j > 0; j--) {
                query.append(pieces[random.nextInt(pieces.length)]);
            }
            int status = get(payments() + "?" + query).status();
            assertThat(List.of(200, 400, 501)).as("%s", query).contains(status);
        }
    }
}
