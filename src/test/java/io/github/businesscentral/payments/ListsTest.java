package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.COMMENT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalFields;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.Choice;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query becomes on its way to the server, and what comes back for it. */
class ListsTest {
    private static final Query<CustomerPayment> ALL = Query.of(CustomerPayment.class);

    // Rows come in no useful order unless one is asked for, and three to a page at the most.
    private final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .choose(Choice.ROWS_ORDERED_BY_ID)
            .pageSize(3)
            .build();
    private CustomerPaymentsClient client;

    @BeforeEach
    void fivePayments() {
        client = client("https://bc.example/api/v2.0");
        for (int i = 1; i <= 5; i++) {
            fake.addPayment(fake.journalId(), Map.of("lineNumber", i, "amount", i % 3, "comment", "c" + i));
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    private CustomerPaymentsClient client(String root) {
        return Payments.client(HttpUrl.get(root))
                .addAttemptInterceptor(fake.interceptor())
                .build();
    }

    private JournalPayments journal() {
        return client.company(fake.companyId()).journal(fake.journalId());
    }

    private static List<Integer> lines(Paged<CustomerPayment> list) {
        return list.stream().map(CustomerPayment::lineNumber).toList();
    }

    /** What the requests had of this query option, {@code null} for those that had none of it. */
    private List<String> sent(String option) {
        return fake.requests().stream()
                .map(request -> request.url().queryParameter(option))
                .toList();
    }

    private List<String> headers(String name) {
        return fake.requests().stream().map(request -> request.header(name)).toList();
    }

    @Test
    void aListIsSortedByLineNumber() {
        assertThat(lines(journal().list())).containsExactly(1, 2, 3, 4, 5);

        assertThat(sent("$orderby")).containsOnly("lineNumber");
        FakeRequest first = fake.requests().get(0);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.url().queryParameterNames()).containsExactly("$orderby");
        assertThat(first.path()).endsWith("/customerPaymentJournals(" + fake.journalId() + ")/customerPayments");
    }

    @Test
    void aQueryIsSortedByLineNumberTooUnlessItSaysOtherwise() {
        assertThat(lines(journal().list(Query.where(COMMENT.isNotBlank())))).containsExactly(1, 2, 3, 4, 5);
        assertThat(sent("$orderby")).containsOnly("lineNumber");
        fake.clearRequests();

        Query<CustomerPayment> own = ALL.orderBy(AMOUNT.descending(), LINE_NUMBER.descending());

        assertThat(lines(journal().list(own))).containsExactly(5, 2, 4, 1, 3);
        assertThat(sent("$orderby")).containsOnly("amount desc,lineNumber desc");
    }

    @Test
    void nothingIsSentBeforeTheListIsWalked() {
        Paged<CustomerPayment> list = journal().list(ALL.top(1));

        list.stream();
        list.iterator();

        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void selectedPropertiesComeWithTheIdAndTheETag() {
        List<CustomerPayment> payments =
                journal().list(ALL.select(AMOUNT)).stream().toList();

        assertThat(sent("$select")).containsOnly("amount,id");
        assertThat(payments).hasSize(5).allSatisfy(payment -> {
            assertThat(payment.has(ID)).isTrue();
            assertThat(payment.etag()).isNotNull();
            assertThat(payment.has(AMOUNT)).isTrue();
            assertThat(payment.has(COMMENT)).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(payment::comment)
                    .withMessageStartingWith("comment is not in this customerPayment")
                    .withMessageContaining("select(…)");
        });
    }

    @Test
    void anIdThatIsSelectedIsNotAskedForTwice() {
        journal().list(ALL.select(ID, AMOUNT)).first();

        assertThat(sent("$select")).containsOnly("id,amount");
    }

    @Test
    void aPaymentReadInPartCanBeChanged() {
        CustomerPayment part = journal()
                .list(Query.where(LINE_NUMBER.equalTo(2)).select(AMOUNT))
                .first()
                .orElseThrow();

        CustomerPayment changed = journal()
                .update(part, CustomerPaymentPatch.builder().comment("new").build());

        assertThat(changed.lineNumber()).isEqualTo(2);
        assertThat(changed.comment()).isEqualTo("new");
    }

    @Test
    void topCutsTheWholeListAndNotThePage() {
        assertThat(lines(journal().list(ALL.top(2)))).containsExactly(1, 2);
        assertThat(sent("$top")).containsExactly("2");
        fake.clearRequests();

        assertThat(lines(journal().list(ALL.top(4)))).containsExactly(1, 2, 3, 4);
        assertThat(sent("$top")).containsExactly("4", "1");
    }

    @Test
    void theSizeOfPagesIsAskedForOnEveryPage() {
        Paged<CustomerPayment> list = journal().list(ALL.pageSize(2));

        assertThat(list.pages()).extracting(page -> page.items().size()).containsExactly(2, 2, 1);
        assertThat(headers("Prefer"))
                .containsExactly("odata.maxpagesize=2", "odata.maxpagesize=2", "odata.maxpagesize=2");
    }

    @Test
    void theSizeOfPagesIsAskedForAfterResumingToo() {
        Paged<CustomerPayment> list = journal().list(ALL.pageSize(2).select(LINE_NUMBER));
        Page<CustomerPayment> first = list.firstPage().execute();
        fake.clearRequests();

        Paged<CustomerPayment> rest = list.resume(first.nextLink().orElseThrow());

        assertThat(lines(rest)).containsExactly(3, 4, 5);
        assertThat(headers("Prefer")).containsExactly("odata.maxpagesize=2", "odata.maxpagesize=2");
        assertThat(sent("$select")).containsOnly("lineNumber,id");
    }

    @Test
    void theServerDecidesAboutPagesUnlessAsked() {
        assertThat(journal().list().pages()).hasSize(2);

        assertThat(headers("Prefer")).containsOnlyNulls();
    }

    @Test
    void theFirstOfAListIsAskedForAlone() {
        assertThat(journal().list(ALL.orderBy(LINE_NUMBER.descending())).first())
                .hasValueSatisfying(payment -> assertThat(payment.lineNumber()).isEqualTo(5));
        assertThat(journal().list(Query.where(COMMENT.isBlank())).first()).isEmpty();

        assertThat(headers("Prefer")).containsExactly("odata.maxpagesize=1", "odata.maxpagesize=1");
    }

    @Test
    void theCountComesWithThePageIfItIsAskedFor() {
        Query<CustomerPayment> positive = Query.where(AMOUNT.greaterThan(BigDecimal.ZERO));

        Page<CustomerPayment> counted =
                journal().list(positive.count().pageSize(2)).firstPage().execute();
        Page<CustomerPayment> plain = journal().list(positive).firstPage().execute();

        assertThat(counted.totalCount()).hasValue(4);
        assertThat(counted.items()).hasSize(2);
        assertThat(plain.totalCount()).isEmpty();
        assertThat(sent("$count")).containsExactly("true", null);
    }

    @Test
    void theCountAloneCostsOneRowAtTheMost() {
        assertThat(journal().list(ALL.count()).totalCount()).hasValue(5);
        assertThat(journal().list().totalCount()).isEmpty();

        assertThat(headers("Prefer")).containsExactly("odata.maxpagesize=1", "odata.maxpagesize=1");
    }

    @Test
    void aReplicaMayAnswerEveryPageOnlyIfTheQuerySaysSo() {
        assertThat(lines(journal().list(ALL.readOnlyReplica()))).hasSize(5);
        assertThat(headers("Data-Access-Intent")).containsExactly("ReadOnly", "ReadOnly");
        fake.clearRequests();

        assertThat(lines(journal().list())).hasSize(5);
        assertThat(headers("Data-Access-Intent")).containsExactly("ReadWrite", "ReadWrite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cronus", "a&b=c#d", "con toso", "Prüfung"})
    void theTenantOfTheEndpointStaysInEveryAddress(String tenant) {
        client.close();
        BusinessCentralEndpoint endpoint =
                BusinessCentralEndpoint.onPremises(HttpUrl.get("https://bc.example:7048"), "BC", tenant);
        client = client(endpoint.root().toString());

        assertThat(lines(journal().list(Query.where(COMMENT.isNotBlank())))).containsExactly(1, 2, 3, 4, 5);

        assertThat(sent("tenant")).containsExactly(tenant, tenant);
        assertThat(sent("$filter")).containsExactly("comment ne ''", "comment ne ''");
        assertThat(fake.requests().get(0).url().queryParameterNames()).containsExactly("tenant", "$filter", "$orderby");
    }

    @Test
    void aRawFilterIsSentAsItStandsBesideTheConditions() {
        String raw = "comment eq 'a&b=c#d+%27' or comment eq 'c2'";

        assertThat(lines(journal().list(ALL.rawFilter(raw)))).containsExactly(2);
        assertThat(lines(journal()
                        .list(Query.where(AMOUNT.equalTo(BigDecimal.ONE)).rawFilter(raw))))
                .isEmpty();

        assertThat(sent("$filter")).containsExactly(raw, "(" + raw + ") and amount eq 1");
    }

    @Test
    void aFilterThatIsRefusedIsAnErrorWithoutItsValues() {
        String refused = "comment eq 'secret' or amount eq 1";

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> journal().list(ALL.rawFilter(refused)).first())
                .satisfies(e -> {
                    assertThat(e.status()).isEqualTo(501);
                    assertThat(e).hasMessageContaining("'OR' operator");
                    assertThat(e.toString()).doesNotContain("secret");
                });
    }

    @Test
    void allPaymentsOfACompanyAreThoseOfItsJournals() {
        UUID second = fake.addJournal("ZLAST");
        fake.addJournal("EMPTY");
        fake.addPayment(second, Map.of("lineNumber", 7));
        CompanyPayments company = client.company(fake.companyId());

        Paged<CustomerPayment> all = company.allPayments();
        assertThat(fake.requests()).isEmpty();

        assertThat(all).extracting(CustomerPayment::lineNumber).containsExactly(1, 2, 3, 4, 5, 7);
        assertThat(company.allPayments(Query.where(LINE_NUMBER.greaterThan(4)).top(1)))
                .extracting(CustomerPayment::lineNumber)
                .containsExactly(5, 7);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> company.allPayments(Query.where(LINE_NUMBER.greaterThan(9)))
                        .iterator()
                        .next());
    }

    @Test
    void allPaymentsAreFetchedPageByPageAlsoByAnIterator() {
        Iterator<CustomerPayment> all =
                client.company(fake.companyId()).allPayments().iterator();

        all.next();

        assertThat(fake.requests())
                .as("the journals and a page of three payments")
                .hasSize(2);
    }

    @Test
    void aLineIsFoundByItsNumber() {
        assertThat(journal().findByLineNumber(3).map(CustomerPayment::comment)).contains("c3");
        assertThat(journal().findByLineNumber(6)).isEmpty();
    }

    @Test
    void journalsThatAreReadInPartHaveTheirIds() {
        CustomerPaymentJournal journal = client.company(fake.companyId())
                .journals()
                .list(Query.of(CustomerPaymentJournal.class).select(CustomerPaymentJournalFields.DISPLAY_NAME))
                .first()
                .orElseThrow();

        assertThat(journal.id()).isEqualTo(fake.journalId());
    }
}
