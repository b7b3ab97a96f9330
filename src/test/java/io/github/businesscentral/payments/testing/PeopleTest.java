package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rule 53: what people do in the client meanwhile. */
class PeopleTest extends StandInTest {
    private final People people = fake.people();

    private UUID pay(String number, Map<String, Object> more) {
        HashMap<String, Object> properties = new HashMap<>(more);
        properties.putAll(Map.of("documentNumber", number, "customerNumber", "10000", "amount", -10));
        return fake.addPayment(fake.journalId(), properties);
    }

    private List<Map<String, Object>> entries(String number) {
        return get(company() + "generalLedgerEntries?$filter=documentNumber eq '" + number + "'")
                .values();
    }

    @Test
    void rule53PeopleEditALine() {
        UUID line = pay("P1", Map.of());
        String etag = get(payment(line)).etag();

        people.changeLineNumber(line, 7);
        people.changeDocumentNumber(line, "P2");
        people.changeAmount(line, new BigDecimal("-11.5"));

        Answer now = get(payment(line)).is(200);
        assertThat(now.lineNumber()).isEqualTo(7);
        assertThat(now.get("documentNumber")).isEqualTo("P2");
        assertThat(now.get("amount")).isEqualTo(-11.5);
        assertThat(now.etag()).isNotEqualTo(etag);
    }

    @Test
    void rule53ALineWithoutApplicationIsNotShownAndIsPosted() {
        UUID line = pay("P1", Map.of("appliesToInvoiceNumber", "103032", "lineNumber", 5));

        people.clearApplication(line);

        get(payment(line)).isRefused(404, "BadRequest_ResourceNotFound");
        assertThat(get(payments()).values()).isEmpty();
        post(payments(), "{\"lineNumber\":5}").isRefused(400, "Internal_EntityWithSameKeyExists");
        fake.postJournal(fake.journalId());
        assertThat(entries("P1"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).containsEntry("documentType", "Payment"));
        assertThat(get(company() + "salesInvoices(" + invoice("103032") + ")").get("status"))
                .isEqualTo("Open");
    }

    @Test
    void rule53SingleDocumentsArePosted() {
        pay("P1", Map.of());
        UUID left = pay("P2", Map.of());

        people.postDocument(fake.journalId(), "P1");

        assertThat(entries("P1")).hasSize(2);
        assertThat(entries("P2")).isEmpty();
        get(payment(left)).is(200);
        assertThatIllegalArgumentException().isThrownBy(() -> people.postDocument(fake.journalId(), "P1"));
    }

    @Test
    void rule53AReversalAddsOppositeEntriesWithTheSameNumber() {
        pay("P1", Map.of("appliesToInvoiceNumber", "103032"));
        fake.postJournal(fake.journalId());

        people.reverse("P1");
        people.reverse("P1");

        assertThat(entries("P1"))
                .extracting(entry -> entry.get("debitAmount"), entry -> entry.get("creditAmount"))
                .containsExactly(tuple(0.0, 10.0), tuple(10.0, 0.0), tuple(10.0, 0.0), tuple(0.0, 10.0));
        assertThat(get(company() + "salesInvoices(" + invoice("103032") + ")").get("remainingAmount"))
                .isEqualTo(1500.1);
    }

    @Test
    void rule53ALineCanHaveAPostingNumberSeries() {
        UUID line = pay("P1", Map.of());
        pay("P2", Map.of());

        people.setPostingNumbers(line, "B1");
        fake.postJournal(fake.journalId());

        assertThat(entries("P1")).isEmpty();
        assertThat(entries("B1")).hasSize(2);
        assertThat(entries("P2")).hasSize(2);
    }

    @Test
    void rule53TheLedgerIsInLocalCurrency() {
        fake.setup().addCurrency("EUR", new BigDecimal("1.5")).setCurrency(customer("10000"), "EUR");
        pay("P1", Map.of());
        fake.postJournal(fake.journalId());

        assertThat(entries("P1")).first().satisfies(entry -> assertThat(entry).containsEntry("creditAmount", 15.0));
        assertThat(fake.customerLedgerEntries().get(0)).containsEntry("amount", BigDecimal.valueOf(-10));
    }

    @Test
    void whatIsNotThereIsNamed() {
        UUID none = UUID.randomUUID();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> people.clearApplication(none))
                .withMessage("there is no customerPayment with the id " + none);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.setup().setCurrency(customer("10000"), "EUR"))
                .withMessage("there is no currency EUR; add it with addCurrency");
    }
}
