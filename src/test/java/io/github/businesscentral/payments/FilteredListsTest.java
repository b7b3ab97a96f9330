package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.COMMENT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LAST_MODIFIED_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Condition;
import io.github.businesscentral.payments.odata.Filter;
import io.github.businesscentral.payments.odata.ForeignParser;
import io.github.businesscentral.payments.odata.HostileText;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.odata.RandomFilters;
import io.github.businesscentral.payments.odata.RandomFilters.Asked;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A list has the rows that its filter means, and no others: all the way to the stand-in server, whose rows hold what would
 * like to be a filter itself. {@code -Dseed=…} starts elsewhere.
 */
class FilteredListsTest {
    private static final long SEED = Long.getLong("seed", 20260820L);
    private static final int ROWS = 100;
    private static final int FILTERS = 1_000;
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    private final Random random = new Random(SEED);
    private final VirtualClock clock = VirtualClock.startingAt(NOON);
    private final FakeBusinessCentral fake =
            FakeBusinessCentral.builder().clock(clock).build();
    private final CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://bc.example/api/v2.0"))
            .addAttemptInterceptor(fake.interceptor())
            .build();
    private List<Map<String, Object>> rows;

    @BeforeEach
    void seed() {
        for (int i = 0; i < ROWS; i++) {
            fake.addPayment(fake.journalId(), row());
            clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
        rows = fake.payments(fake.journalId());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("comment", HostileText.of(random, 30));
        row.put("description", HostileText.of(random, 30));
        row.put("documentNumber", HostileText.of(random, 6));
        row.put("externalDocumentNumber", HostileText.of(random, 10));
        row.put("amount", BigDecimal.valueOf(random.nextInt(-500, 500), 2));
        row.put("postingDate", LocalDate.of(2026, 8, 20).plusDays(random.nextInt(-5, 5)));
        row.put("customerNumber", pick("", "10000", "20000", "30000"));
        row.put("appliesToInvoiceNumber", pick("", "", "103032", "NOSUCH"));
        return row;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private JournalPayments journal() {
        return client.company(fake.companyId()).journal(fake.journalId());
    }

    private List<UUID> listed(Filter<CustomerPayment> filter) {
        return journal().list(Query.where(filter).select(ID)).stream()
                .map(CustomerPayment::id)
                .toList();
    }

    private List<UUID> rowsWhere(Predicate<Map<String, Object>> chosen) {
        return rows.stream().filter(chosen).map(row -> (UUID) row.get("id")).toList();
    }

    @Test
    void aCommentIsFoundByItsWholeTextAndByNothingElse() {
        for (Map<String, Object> row : rows) {
            String comment = (String) row.get("comment");

            assertThat(listed(COMMENT.equalTo(comment)))
                    .as("seed %d, comment <%s>", SEED, comment)
                    .contains((UUID) row.get("id"))
                    .isEqualTo(rowsWhere(other -> other.get("comment").equals(comment)));
        }
    }

    @Test
    void aCodeIsFoundInAnyCaseAndWithBlanksAroundIt() {
        for (Map<String, Object> row : rows) {
            String stored = (String) row.get("externalDocumentNumber");
            String sent = "  " + stored.toLowerCase(Locale.ROOT) + "\t";
            String compared = Condition.inCapitals(sent.strip());

            assertThat(listed(EXTERNAL_DOCUMENT_NUMBER.equalTo(sent)))
                    .as("seed %d, code <%s>", SEED, stored)
                    .isEqualTo(rowsWhere(
                            other -> other.get("externalDocumentNumber").equals(compared)));
        }
    }

    @Test
    void anyFilterChoosesTheRowsThatItMeans() {
        RandomFilters filters = new RandomFilters(random, rows);
        int some = 0;

        for (int i = 0; i < FILTERS; i++) {
            Asked asked = filters.next();
            List<UUID> expected = rowsWhere(asked.meaning()::chooses);

            assertThat(listed(asked.filter()))
                    .as("seed %d, filter %d: %s", SEED, i, asked.filter())
                    .isEqualTo(expected);
            some += expected.isEmpty() || expected.size() == ROWS ? 0 : 1;
        }
        assertThat(some).as("filters that choose some rows, seed %d", SEED).isGreaterThan(FILTERS / 3);
    }

    @Test
    void momentsFinerThanTheServersChooseTheSameRows() {
        for (Map<String, Object> one : rows.subList(0, 10)) {
            for (int nanos : new int[] {-1, 1, 500_000, 999_999, -500_001}) {
                Instant moment = modified(one).plusNanos(nanos);

                assertChosen(
                        LAST_MODIFIED_DATE_TIME.before(moment),
                        row -> modified(row).isBefore(moment));
                assertChosen(
                        LAST_MODIFIED_DATE_TIME.onOrBefore(moment),
                        row -> !modified(row).isAfter(moment));
                assertChosen(
                        LAST_MODIFIED_DATE_TIME.after(moment),
                        row -> modified(row).isAfter(moment));
                assertChosen(
                        LAST_MODIFIED_DATE_TIME.onOrAfter(moment),
                        row -> !modified(row).isBefore(moment));
                assertChosen(
                        LAST_MODIFIED_DATE_TIME.between(moment.minusMillis(9), moment),
                        row -> !modified(row).isBefore(moment.minusMillis(9))
                                && !modified(row).isAfter(moment));
            }
        }
    }

    private void assertChosen(Filter<CustomerPayment> filter, Predicate<Map<String, Object>> chosen) {
        assertThat(listed(filter)).as("seed %d, %s", SEED, filter).isEqualTo(rowsWhere(chosen));
    }

    private static Instant modified(Map<String, Object> row) {
        return (Instant) row.get("lastModifiedDateTime");
    }

    @Test
    void overHttpTooACommentIsFoundByItsWholeText() {
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient overHttp = Payments.client(server.url()).build()) {
            JournalPayments journal = overHttp.company(fake.companyId()).journal(fake.journalId());
            for (Map<String, Object> row : rows) {
                String comment = (String) row.get("comment");

                assertThat(journal.list(Query.where(COMMENT.equalTo(comment))))
                        .as("seed %d, comment <%s>", SEED, comment)
                        .extracting(CustomerPayment::id)
                        .isEqualTo(rowsWhere(other -> other.get("comment").equals(comment)));
            }
        }
    }

    @Test
    void theAddressThatIsSentIsReadByAnothersParserAsTheFilter() {
        ForeignParser parser = new ForeignParser();
        RandomFilters filters = new RandomFilters(random, List.of());

        for (int i = 0; i < FILTERS / 4; i++) {
            Asked asked = filters.next();
            journal().list(Query.where(asked.filter())).first();

            FakeRequest received = fake.requests().get(0);
            fake.clearRequests();
            assertThat(parser.filter(received.url().encodedQuery()))
                    .as("seed %d, filter %d", SEED, i)
                    .isEqualTo(asked.meaning());
        }
    }
}
