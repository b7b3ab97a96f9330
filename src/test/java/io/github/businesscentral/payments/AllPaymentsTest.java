package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.COMMENT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The payments of a company: its journals one after the other, as one list. */
class AllPaymentsTest {
    private static final Query<CustomerPayment> ALL = Query.of(CustomerPayment.class);

    // Two rows to a page at the most, journals too.
    private final FakeBusinessCentral fake =
            FakeBusinessCentral.builder().pageSize(2).build();
    private final CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://bc.example/api/v2.0"))
            .addAttemptInterceptor(fake.interceptor())
            .build();
    private final CompanyPayments company = client.company(fake.companyId());

    @BeforeEach
    void journals() {
        lines(fake.addJournal("AFIRST"), 1, 2, 3);
        fake.addJournal("EMPTY");
        lines(fake.addJournal("ZLAST"), 7, 8);
    }

    private void lines(UUID journal, int... numbers) {
        for (int number : numbers) {
            fake.addPayment(journal, Map.of("lineNumber", number, "comment", "c" + number));
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static List<Integer> numbers(Iterable<CustomerPayment> payments) {
        List<Integer> numbers = new ArrayList<>();
        payments.forEach(payment -> numbers.add(payment.lineNumber()));
        return numbers;
    }

    @Test
    void pagesAreThoseOfTheJournalsInTheOrderOfTheirCodes() {
        List<List<Integer>> pages = new ArrayList<>();
        company.allPayments().pages().forEach(page -> pages.add(numbers(page.items())));

        assertThat(pages.stream().filter(page -> !page.isEmpty()))
                .containsExactly(List.of(1, 2), List.of(3), List.of(7, 8));
        assertThat(fake.requests())
                .as("four journals on two pages, and their pages")
                .hasSize(2 + 5)
                .allSatisfy(request -> assertThat(request.url().fragment()).isNull());
    }

    @Test
    void prefetchedAndAsynchronousWalksSeeTheSame() {
        List<Integer> seen = new ArrayList<>();
        company.allPayments()
                .forEachPageAsync(page -> CompletableFuture.completedStage(seen.addAll(numbers(page.items()))))
                .join();

        assertThat(seen).containsExactly(1, 2, 3, 7, 8);
        assertThat(numbers(company.allPayments().prefetch())).isEqualTo(seen);
    }

    @Test
    void totalIsThatOfAllJournalsIfTheQueryCounts() {
        assertThat(company.allPayments(ALL.count()).totalCount()).hasValue(5);
        assertThat(company.allPayments(ALL.count()).prefetch().totalCount()).hasValue(5);
        assertThat(company.allPayments(Query.where(LINE_NUMBER.atLeast(3)).count())
                        .totalCount())
                .hasValue(3);
        assertThat(company.allPayments().totalCount()).isEmpty();
        assertThat(company.allPayments(ALL.count()).pages())
                .as("a page would have the total of its journal")
                .allSatisfy(page -> assertThat(page.totalCount()).isEmpty());
    }

    @Test
    void firstAsksForOneRow() {
        assertThat(company.allPayments().first().map(CustomerPayment::lineNumber))
                .contains(1);
        assertThat(fake.requests().get(1).header("Prefer")).isEqualTo("odata.maxpagesize=1");
        assertThat(company.allPayments(Query.where(LINE_NUMBER.greaterThan(8))).first())
                .isEmpty();
    }

    @Test
    void listIsResumedAtAnyOfItsLinksByAnotherProgram() {
        for (Page<CustomerPayment> page : company.allPayments().pages()) {
            page.nextLink().ifPresent(link -> {
                String stored = link.toString();

                Paged<CustomerPayment> rest = company.allPayments().resume(HttpUrl.get(stored));

                List<Integer> all = List.of(1, 2, 3, 7, 8);
                List<Integer> numbers = numbers(rest);
                assertThat(numbers).as(stored).isEqualTo(all.subList(all.size() - numbers.size(), all.size()));
                page.items().forEach(seen -> assertThat(numbers).doesNotContain(seen.lineNumber()));
            });
        }
        assertThat(company.allPayments(ALL.count())
                        .resume(company.allPayments()
                                .firstPage()
                                .execute()
                                .nextLink()
                                .orElseThrow())
                        .totalCount())
                .hasValue(5);
    }

    @Test
    void restOfAJournalThatIsResumedIsFollowedByTheNextJournals() {
        HttpUrl within = pageOf(2).nextLink().orElseThrow();

        assertThat(numbers(company.allPayments().resume(within))).containsExactly(3, 7, 8);
    }

    /** The page that has this line. */
    private Page<CustomerPayment> pageOf(int line) {
        for (Page<CustomerPayment> page : company.allPayments().pages()) {
            if (numbers(page.items()).contains(line)) {
                return page;
            }
        }
        throw new AssertionError("no page has line " + line);
    }

    @Test
    void manyEmptyJournalsAreNoRunawayChain() {
        for (int i = 0; i < 150; i++) {
            fake.addJournal("M" + i);
        }

        assertThat(numbers(company.allPayments())).containsExactly(1, 2, 3, 7, 8);
    }

    @Test
    void partsOfPaymentsAreReadWithTheirIdsByTheQuerysOptions() {
        List<CustomerPayment> parts = company
                .allPayments(ALL.select(COMMENT).readOnlyReplica().pageSize(1))
                .stream()
                .toList();

        assertThat(parts).extracting(CustomerPayment::comment).containsExactly("c1", "c2", "c3", "c7", "c8");
        assertThat(parts).allMatch(CustomerPayment::hasId);
        assertThat(fake.requests())
                .filteredOn(request -> request.path().endsWith("/customerPayments"))
                .allSatisfy(request -> {
                    assertThat(request.header("Data-Access-Intent")).isEqualTo("ReadOnly");
                    assertThat(request.header("Prefer")).isEqualTo("odata.maxpagesize=1");
                });
    }

    @Test
    void journalThatIsDeletedMeanwhileIsNotFound() {
        HttpUrl within = pageOf(2).nextLink().orElseThrow();
        Paged<CustomerPayment> rest = company.allPayments().resume(within);
        company.journals().byCode("AFIRST").ifPresent(company.journals()::delete);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(rest::first);
    }
}
