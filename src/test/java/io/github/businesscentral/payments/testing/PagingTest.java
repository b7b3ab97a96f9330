package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends StandInTest {
    private static final String NEXT_LINK = "@odata.nextLink";

    @BeforeEach
    void elevenLinesOnPagesOfThree() {
        rebuild(FakeBusinessCentral.builder().pageSize(3));
        for (int i = 1; i <= 11; i++) {
            fake.addPayment(
                    fake.journalId(),
                    Map.of("lineNumber", i, "amount", -(i % 3), "comment", i % 2 == 0 ? "even" : "odd"));
        }
    }

    private static List<Integer> lines(Answer answer) {
        return answer.is(200).values().stream()
                .map(line -> ((Double) line.get("lineNumber")).intValue())
                .toList();
    }

    /** Follows the links to their end. */
    private List<Integer> walk(String address, String... headers) {
        Answer page = get(address, headers);
        List<Integer> all = new ArrayList<>(lines(page));
        while (page.json().containsKey(NEXT_LINK)) {
            page = get((String) page.get(NEXT_LINK), headers);
            all.addAll(lines(page));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lineNumber|1 2 3 4 5 6 7 8 9 10 11",
                "lineNumber asc|1 2 3 4 5 6 7 8 9 10 11",
                "lineNumber desc|11 10 9 8 7 6 5 4 3 2 1",
                "amount|2 5 8 11 1 4 7 10 3 6 9",
                "amount desc|3 6 9 1 4 7 10 2 5 8 11",
                "amount desc,lineNumber desc|9 6 3 10 7 4 1 11 8 5 2",
                "comment desc, amount asc ,lineNumber desc|11 5 7 1 9 3 8 2 10 4 6",
                "journalId|1 2 3 4 5 6 7 8 9 10 11"
            })
    void rule28And29OrderHoldsAcrossPages(String order, String expected) {
        List<Integer> lines = walk(payments() + "?$orderby=" + order);

        assertThat(lines.stream().map(String::valueOf).reduce((a, b) -> a + " " + b))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&$orderby=lineNumber desc", "&$orderby=amount desc"})
    void rule29AListWalkedWhileOthersWriteRepeatsNothing(String order) {
        Answer first = get(payments() + "?$count=true" + order);
        Object end = first.values().get(2).get("id");
        List<Integer> seen = new ArrayList<>(lines(first));
        delete(payment(end)).is(204);
        fake.addPayment(fake.journalId(), Map.of("lineNumber", 100, "amount", -50));

        seen.addAll(walk((String) first.get(NEXT_LINK)));

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(IntStream.rangeClosed(1, 11).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&$orderby=comment", "&$orderby=lineNumber desc", ""})
    void rule29FilterAndPagesGoTogether(String order) {
        assertThat(walk(payments() + "?$filter=comment eq 'odd' and lineNumber gt 2" + order))
                .containsExactlyInAnyOrder(3, 5, 7, 9, 11);
        assertThat(walk(payments() + "?$filter=lineNumber eq 7" + order)).containsExactly(7);
    }

    @Test
    void rule29ALinkIsAbsoluteAndKeepsTheOptionsAsTheyWere() {
        String query = "?tenant=default&$select=id%2ClineNumber&$top=10&$filter=comment%20ne%20%27a%26b%27&$skip=1"
                + "&$orderby=lineNumber%20desc&$count=true&$expand=customer($select=id)";

        Answer page = get(payments() + query).is(200);

        assertThat(lines(page)).containsExactly(10, 9, 8);
        assertThat(page.get(NEXT_LINK))
                .isEqualTo(root + payments()
                        + "?tenant=default&$select=id%2ClineNumber&$top=7&$filter=comment%20ne%20%27a%26b%27"
                        + "&$orderby=lineNumber%20desc&$count=true&$expand=customer($select=id)&aid=FIN&$skiptoken="
                        + page.values().get(2).get("id"));
        Answer next = get((String) page.get(NEXT_LINK));
        assertThat(lines(next)).containsExactly(7, 6, 5);
        assertThat(next.get("@odata.count")).isEqualTo(11.0);
        assertThat(next.values().get(0)).containsOnlyKeys("@odata.etag", "id", "lineNumber", "customer");
        assertThat(HttpUrl.get((String) next.get(NEXT_LINK)).queryParameterValues("aid"))
                .containsExactly("FIN");
    }

    @ParameterizedTest
    @CsvSource({"1,1,false", "3,3,false", "4,4,true", "9,9,true", "11,11,true", "9999999999,11,true"})
    void rule29TopIsKeptAcrossPages(long top, int lines, boolean linked) {
        assertThat(get(payments() + "?$top=" + top).json().containsKey(NEXT_LINK))
                .isEqualTo(linked);
        assertThat(walk(payments() + "?$top=" + top)).hasSize(lines);
        assertThat(walk(payments() + "?$top=" + top + "&$orderby=comment")).hasSize(lines);
    }

    @Test
    void rule29ThePreferenceIsClampedAndHoldsForEachRequest() {
        assertThat(lines(get(payments(), "Prefer", "odata.maxpagesize=2"))).hasSize(2);
        assertThat(lines(get(payments(), "Prefer", "odata.maxpagesize=20000"))).hasSize(3);
        assertThat(walk(payments(), "Prefer", "odata.maxpagesize=1")).hasSize(11);

        Answer page = get(payments() + "?$top=3", "Prefer", "odata.maxpagesize=2");
        assertThat(lines(page)).hasSize(2);
        assertThat((String) page.get(NEXT_LINK)).contains("?$top=1&aid=FIN&");
    }

    @Test
    void rule29DirectReadsArePagedToo() {
        fake.addPayment(fake.addJournal("OTHER"), Map.of("lineNumber", 77));

        assertThat(walk(company() + "customerPayments?$filter=journalId eq " + fake.journalId()))
                .hasSize(11)
                .doesNotContain(77);
    }

    @Test
    void rule29OtherCollectionsArePagedInTheOrderOfTheirKeys() {
        Answer page = get(company() + "customers").is(200);

        assertThat(page.values())
                .extracting(customer -> customer.get("number"))
                .containsExactly("10000", "20000", "30000");
        assertThat(get((String) page.get(NEXT_LINK)).values())
                .extracting(customer -> customer.get("number"))
                .containsExactly("40000", "50000");
    }

    @Test
    void rule29AnUnknownTokenLeadsNowhere() {
        assertThat(lines(get(payments() + "?$skiptoken=" + UUID.randomUUID()))).isEmpty();
        get(payments() + "?$skiptoken='" + ZERO_GUID + "'").isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$orderby=",
                "$orderby=amount,",
                "$orderby=,amount",
                "$orderby=amount down",
                "$orderby=amount desc asc",
                "$orderby='amount'",
                "$orderby=customer/number",
                "$orderby=customer",
                "$orderby=tolower(comment)",
                "$top=99999999999999999999",
                "$top=",
                "$skip=-1",
                "$count=TRUE",
                "$skiptoken="
            })
    void brokenOptionsAreRefused(String query) {
        get(payments() + "?" + query).isRefused(400, "BadRequest");
    }

    @Test
    void rule28CountIsThatOfTheWholeList() {
        assertThat(get(payments() + "?$count=true").get("@odata.count")).isEqualTo(11.0);
        assertThat(get(payments() + "?$count=true&$filter=comment eq 'odd'&$top=1")
                        .get("@odata.count"))
                .isEqualTo(6.0);
        assertThat(get(payments() + "?$count=true&$skip=99").get("@odata.count"))
                .isEqualTo(11.0);
        assertThat(get(payments() + "?$count=false").json()).doesNotContainKey("@odata.count");
    }

    @Test
    void rule28CountIsASegmentToo() {
        Answer count = get(payments() + "/$count").is(200);

        assertThat(count.text()).isEqualTo("11");
        assertThat(count.headers().get("Content-Type")).isEqualTo("text/plain");
        assertThat(get(payments() + "/$count?$filter=comment eq 'odd'").text()).isEqualTo("6");
        assertThat(get(payments() + "/$count?$filter=lineNumber eq 7").text()).isEqualTo("1");
        assertThat(get("companies/$count").text()).isEqualTo("1");
        get(company() + "customerPayments/$count").isRefused(400, "Application_DialogException");
        get(payment(get(payments()).values().get(0).get("id")) + "/$count")
                .isRefused(404, "BadRequest_ResourceNotFound");
        post(payments() + "/$count", "{}").isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void valuesAreSortedByWhatTheyAre() {
        for (String property :
                List.of("id", "amount", "postingDate", "lastModifiedDateTime", "comment", "customerId")) {
            List<String> sorted =
                    get(payments() + "?$orderby=" + property, "Prefer", "odata.maxpagesize=3").values().stream()
                            .map(line -> String.valueOf(line.get(property)))
                            .toList();
            Comparator<String> order =
                    property.equals("amount") ? Comparator.comparing(BigDecimal::new) : Comparator.naturalOrder();
            assertThat(sorted).as(property).isSortedAccordingTo(order);
        }
    }
}
