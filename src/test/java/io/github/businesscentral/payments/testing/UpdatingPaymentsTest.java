package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdatingPaymentsTest extends StandInTest {
    private Answer change(Object id, String body) {
        return patch(payment(id), body, "If-Match", "*");
    }

    @Test
    void rule18AbsentPropertiesStay() {
        Answer before = created("{\"customerNumber\":\"10000\",\"amount\":-10,\"appliesToInvoiceNumber\":\"103032\","
                + "\"documentNumber\":\"D1\",\"externalDocumentNumber\":\"E1\",\"comment\":\"c\"}");

        Answer after = change(before.get("id"), "{\"amount\":-11}").is(200);

        Map<String, Object> expected = new LinkedHashMap<>(before.json());
        expected.put("amount", -11.0);
        expected.put("@odata.etag", after.etag());
        expected.put("lastModifiedDateTime", after.get("lastModifiedDateTime"));
        assertThat(after.json()).isEqualTo(expected);
        assertThat(get(payment(before.get("id"))).json()).isEqualTo(expected);
    }

    @Test
    void rule18TheJournalCannotBeChanged() {
        Object id = created("{}").get("id");
        UUID other = fake.addJournal("OTHER");

        change(id, "{\"journalId\":\"" + other + "\"}")
                .isRefused(400, "Application_DialogException", "The Journal Id cannot be changed.");
        change(id, "{\"journalDisplayName\":\"OTHER\"}")
                .isRefused(400, "Application_DialogException", "The Journal Batch Display Name cannot be changed.");
        change(id, "{\"journalId\":\"" + fake.journalId() + "\",\"journalDisplayName\":\"cashin\"}")
                .is(200);
        assertThat(fake.payments(other)).isEmpty();
    }

    @Test
    void rule18ANewLineNumberKeepsTheId() {
        Object id = created("{\"lineNumber\":10}").get("id");

        Answer moved = change(id, "{\"lineNumber\":15}").is(200);

        assertThat(moved.get("id")).isEqualTo(id);
        assertThat(moved.lineNumber()).isEqualTo(15);
        assertThat(get(payments()).values()).hasSize(1);
        created("{\"lineNumber\":10}");
    }

    @Test
    void rule18AUsedLineNumberIsADuplicateKey() {
        created("{\"lineNumber\":10}");
        Object id = created("{\"lineNumber\":20}").get("id");

        change(id, "{\"lineNumber\":10,\"comment\":\"lost\"}").isRefused(400, "Internal_EntityWithSameKeyExists");

        assertThat(get(payment(id)).lineNumber()).isEqualTo(20);
        assertThat(get(payment(id)).get("comment")).isEqualTo("");
        change(id, "{\"lineNumber\":20}").is(200);
    }

    @Test
    void rule18BothAddressesChangeTheSameLine() {
        Object id = created("{}").get("id");

        patch(company() + "customerPayments(" + id + ")", "{\"comment\":\"x\"}", "If-Match", "*")
                .is(200);

        assertThat(get(payment(id)).get("comment")).isEqualTo("x");
    }

    @Test
    void anotherCustomerNumberBringsItsNameUnlessTheDescriptionWasTyped() {
        Object untouched = created("{\"customerNumber\":\"10000\"}").get("id");
        Object typed = created("{\"customerNumber\":\"10000\",\"description\":\"typed\"}")
                .get("id");
        String body = "{\"customerNumber\":\"20000\"}";

        assertThat(change(untouched, body).is(200).get("description")).isEqualTo("Trey Research");
        assertThat(change(typed, body).is(200).get("description")).isEqualTo("typed");
    }

    @Test
    void anotherCustomerIdOnlySwapsTheNumber() {
        Object id = created("{\"customerNumber\":\"10000\"}").get("id");

        Answer changed =
                change(id, "{\"customerId\":\"" + customer("40000") + "\"}").is(200);

        assertThat(changed.get("customerNumber")).isEqualTo("40000");
        assertThat(changed.get("description")).isEqualTo("Adatum Corporation");
    }

    @Test
    void aBlockedCustomerNumberIsRefused() {
        Object id = created("{\"customerNumber\":\"10000\"}").get("id");

        change(id, "{\"customerNumber\":\"40000\"}").isRefused(400, "Application_DialogException");

        assertThat(get(payment(id)).get("customerNumber")).isEqualTo("10000");
    }

    @Test
    void aPostingDateBeforeThatOfTheOpenInvoiceIsRefused() {
        fake.addPostedInvoice("LATE", customer("10000"), LocalDate.of(2026, 8, 10), BigDecimal.TEN, BigDecimal.ONE);
        Object id = created("{\"appliesToInvoiceNumber\":\"LATE\",\"documentNumber\":\"D1\"}")
                .get("id");

        change(id, "{\"postingDate\":\"2026-08-09\"}")
                .isRefused(
                        400,
                        "Application_DialogException",
                        "You are not allowed to apply and post an entry to an entry with an earlier posting date. Instead,"
                                + " post the document of type Payment with the number D1 and then apply it to the document of"
                                + " type Invoice with the number LATE.");
        change(id, "{\"postingDate\":\"2026-08-10\"}").is(200);
    }

    @Test
    void aBlankPostingDateIsRefused() {
        Object id = created("{}").get("id");

        change(id, "{\"postingDate\":\"0001-01-01\"}").isRefused(400, "Application_FieldValidationException");
    }

    @Test
    void deletedLinesAreGone() {
        Object nested = created("{}").get("id");
        Object direct = created("{}").get("id");

        assertThat(delete(payment(nested)).is(204).text()).isEmpty();
        delete(company() + "customerPayments(" + direct + ")").is(204);

        get(payment(nested)).isRefused(404, "BadRequest_ResourceNotFound");
        delete(payment(nested)).isRefused(404, "BadRequest_ResourceNotFound");
        change(nested, "{}").isRefused(404, "BadRequest_ResourceNotFound");
        assertThat(get(payments()).values()).isEmpty();
    }
}
