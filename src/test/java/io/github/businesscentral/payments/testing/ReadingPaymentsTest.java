package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingPaymentsTest extends StandInTest {
    private static final String NO_JOURNAL =
            "You must specify a journal batch ID or a journal ID to get a journal line.";

    private List<Object> lineNumbers(Answer answer) {
        return answer.is(200).values().stream()
                .map(line -> line.get("lineNumber"))
                .toList();
    }

    private void createLines(int count) {
        for (int i = 0; i < count; i++) {
            fake.addPayment(fake.journalId(), Map.of("amount", -1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?$top=1",
                "?$filter=journalDisplayName eq 'CASHIN'",
                "?$filter=customerNumber eq '10000'",
                "?$filter=journalId ne 7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca"
            })
    void rule10TheDirectCollectionIsRefusedWithoutAJournal(String query) {
        get(company() + "customerPayments" + query).isRefused(400, "Application_DialogException", NO_JOURNAL);

        createLines(1);
        get(company() + "customerPayments" + query).isRefused(400, "Application_DialogException", NO_JOURNAL);
    }

    @Test
    void rule11TheDirectCollectionCanBeFilteredByJournal() {
        createLines(2);
        UUID other = fake.addJournal("OTHER");
        fake.addPayment(other, Map.of("lineNumber", 7, "comment", "x"));

        String direct = company() + "customerPayments?$filter=";

        assertThat(lineNumbers(get(direct + "journalId eq " + other))).containsExactly(7.0);
        assertThat(lineNumbers(get(direct + "lineNumber ge 20000 and journalId eq " + fake.journalId())))
                .containsExactly(20000.0);
        assertThat(lineNumbers(get(direct + "journalId eq " + UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void rule11TheDirectCollectionCanBeFilteredById() {
        createLines(1);
        UUID id = fake.addPayment(fake.journalId(), Map.of("lineNumber", 5));

        String direct = company() + "customerPayments?$filter=id eq ";

        assertThat(lineNumbers(get(direct + id))).containsExactly(5.0);
        assertThat(lineNumbers(get(direct + id + " and amount eq 1"))).isEmpty();
        assertThat(lineNumbers(get(direct + UUID.randomUUID()))).isEmpty();
    }

    @Test
    void rule11APaymentIsReadByIdDirectlyAndNested() {
        UUID id = fake.addPayment(fake.journalId(), Map.of("comment", "x"));

        Answer direct = get(company() + "customerPayments(" + id + ")").is(200);

        assertThat(direct.get("@odata.context"))
                .isEqualTo(root + "$metadata#" + company() + "customerPayments/$entity");
        assertThat(direct.get("comment")).isEqualTo("x");
        assertThat(get(payment(id)).is(200).get("comment")).isEqualTo("x");
    }

    @Test
    void rule11NestedReadsSeeOneJournalInTheOrderOfLineNumbers() {
        fake.addPayment(fake.addJournal("OTHER"), Map.of());
        fake.addPayment(fake.journalId(), Map.of("lineNumber", 30));
        fake.addPayment(fake.journalId(), Map.of("lineNumber", 10));
        fake.addPayment(fake.journalId(), Map.of("lineNumber", 20));

        assertThat(lineNumbers(get(payments()))).containsExactly(10.0, 20.0, 30.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customerNumber eq '10000'",
                "amount lt -10 and amount gt -11",
                "amount eq -10.50",
                "postingDate ge 2026-08-20 and postingDate le 2026-08-20",
                "lineNumber ne 1",
                "description eq 'O''Brien'",
                "appliesToInvoiceId eq 00000000-0000-0000-0000-000000000000",
                "lastModifiedDateTime ge 2026-08-20T12:00:00.58Z"
            })
    void filtersCompareValuesOfAllKinds(String filter) {
        created("{\"lineNumber\":1,\"customerNumber\":\"20000\",\"appliesToInvoiceNumber\":\"103034\",\"postingDate\":"
                + "\"2026-08-21\"}");
        created(
                "{\"lineNumber\":2,\"customerNumber\":\"10000\",\"amount\":-10.5,\"description\":\"O'Brien\",\"postingDate\":"
                        + "\"2026-08-20\"}");

        boolean timeAlone = filter.startsWith("lastModified");

        assertThat(lineNumbers(get(payments() + "?$filter=" + filter))).contains(2.0);
        assertThat(lineNumbers(get(payments() + "?$filter=" + filter + " and lineNumber eq 1")))
                .hasSize(timeAlone ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contactId eq 'x'",
                "balancingAccountNumber eq 'x'",
                "'amount' eq 1",
                "amount",
                "amount eq",
                "amount eq 1 and",
                "amount is 1",
                "amount eq 1 2",
                "amount eq '1'",
                "amount eq 1e999999999",
                "customerNumber eq 10000",
                "customerNumber eq 'open",
                "journalId eq 7",
                "lineNumber eq 1.5",
                "postingDate eq 20-08-2026",
                ""
            })
    void brokenFiltersAreRefused(String filter) {
        get(payments() + "?$filter=" + filter).isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$top=x", "$top=-1", "$skip=1.5", "$count=yes", "$skiptoken=x", "$top=1&$top=2", "$apply=x"})
    void brokenOptionsAreRefused(String query) {
        get(payments() + "?" + query).isRefused(400, "BadRequest");
    }

    @Test
    void topAndSkipCutTheList() {
        createLines(5);

        assertThat(lineNumbers(get(payments() + "?$skip=1&$top=2"))).containsExactly(20000.0, 30000.0);
        assertThat(lineNumbers(get(payments() + "?$top=0"))).isEmpty();
        assertThat(get(payments() + "?$top=2&$count=true").get("@odata.count")).isEqualTo(5.0);
    }

    @Test
    void rule29LongListsComeInPagesWithANextLink() {
        rebuild(FakeBusinessCentral.builder().pageSize(2));
        createLines(5);
        String first = payments() + "?tenant=default&$filter=amount eq -1";

        Answer page = get(first).is(200);
        List<Object> seen = new ArrayList<>(lineNumbers(page));
        assertThat(page.json().keySet()).last().isEqualTo("@odata.nextLink");
        assertThat((String) page.get("@odata.nextLink"))
                .isEqualTo(root + payments() + "?tenant=default&$filter=amount%20eq%20-1&aid=FIN&$skiptoken="
                        + page.values().get(1).get("id"));
        while (page.json().containsKey("@odata.nextLink")) {
            page = get((String) page.get("@odata.nextLink")).is(200);
            assertThat(page.values()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(lineNumbers(page));
        }

        assertThat(seen).containsExactly(10000.0, 20000.0, 30000.0, 40000.0, 50000.0);
    }

    @Test
    void rule29APageIsFollowedThoughItsLastLineWasDeleted() {
        rebuild(FakeBusinessCentral.builder().pageSize(2));
        createLines(3);
        Answer page = get(payments()).is(200);

        delete(payment(page.values().get(1).get("id"))).is(204);

        assertThat(lineNumbers(get((String) page.get("@odata.nextLink")))).containsExactly(30000.0);
    }

    @Test
    void rule29ClientsAskForLessThanTheServersPageNeverForMore() {
        rebuild(FakeBusinessCentral.builder().pageSize(3));
        createLines(4);

        assertThat(get(payments(), "Prefer", "odata.maxpagesize=2").values()).hasSize(2);
        assertThat(get(payments(), "Prefer", "return=minimal, odata.maxpagesize=100")
                        .values())
                .hasSize(3);
        assertThat(get(payments(), "Prefer", "odata.maxpagesize=0").values()).hasSize(3);
    }

    @Test
    void rule29TopGetsALinkOnlyBeyondThePage() {
        rebuild(FakeBusinessCentral.builder().pageSize(2));
        createLines(5);

        assertThat(get(payments() + "?$top=2").json()).doesNotContainKey("@odata.nextLink");

        Answer page = get(payments() + "?$top=3").is(200);
        assertThat(page.values()).hasSize(2);
        assertThat((String) page.get("@odata.nextLink")).contains("$top=1");
        Answer rest = get((String) page.get("@odata.nextLink"));
        assertThat(lineNumbers(rest)).containsExactly(30000.0);
        assertThat(rest.json()).doesNotContainKey("@odata.nextLink");
    }
}
