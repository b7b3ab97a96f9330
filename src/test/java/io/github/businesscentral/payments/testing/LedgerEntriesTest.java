package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Rules 43, 44 and 50: what is in the ledger after a posting. */
class LedgerEntriesTest extends StandInTest {
    private void pay(String number, String customer, String amount) {
        created("{\"documentNumber\":\"" + number + "\",\"customerNumber\":\"" + customer + "\",\"amount\":" + amount
                + "}");
    }

    private void postJournal() {
        post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "")
                .is(204);
    }

    private List<Tuple> entries(String query) {
        return get(company() + "generalLedgerEntries" + query).is(200).values().stream()
                .map(entry -> tuple(
                        entry.get("documentNumber"),
                        entry.get("accountNumber"),
                        entry.get("debitAmount"),
                        entry.get("creditAmount")))
                .toList();
    }

    @Test
    void rule50EachPaymentHasTwoEntries() {
        pay("P1", "10000", "-10.5");
        pay("P2", "20000", "-7");
        postJournal();

        assertThat(entries("?$orderby=entryNumber"))
                .containsExactly(
                        tuple("P1", "2310", 0.0, 10.5),
                        tuple("P1", "10100", 10.5, 0.0),
                        tuple("P2", "2310", 0.0, 7.0),
                        tuple("P2", "10100", 7.0, 0.0));
        assertThat(get(company() + "generalLedgerEntries").values())
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("documentType", "Payment")
                        .containsEntry("postingDate", "2026-08-20")
                        .containsKeys("additionalCurrencyDebitAmount", "additionalCurrencyCreditAmount"));
    }

    @Test
    void rule50EntriesAreFilteredAndPagedAsElsewhere() {
        pay("P1", "10000", "-10");
        pay("P2", "20000", "-7");
        postJournal();

        assertThat(entries("?$filter=documentNumber eq 'p2' and documentType eq 'Payment'"))
                .hasSize(2);
        Answer page = get(company() + "generalLedgerEntries", "Prefer", "odata.maxpagesize=3");
        assertThat(page.values()).hasSize(3);
        assertThat(get((String) page.get("@odata.nextLink")).values()).hasSize(1);
    }

    @Test
    void rule50EntriesAreReadOnly() {
        pay("P1", "10000", "-10");
        postJournal();
        Object id = get(company() + "generalLedgerEntries").values().get(0).get("id");

        post(company() + "generalLedgerEntries", "{}").isRefused(405, "BadRequest_MethodNotAllowed");
        delete(company() + "generalLedgerEntries(" + id + ")").isRefused(405, "BadRequest_MethodNotAllowed");
    }

    @Test
    void rule50ADocumentNumberCanBePostedTwice() {
        for (int i = 0; i < 2; i++) {
            pay("P1", "10000", "-10");
            postJournal();
        }

        assertThat(entries("?$filter=documentNumber eq 'P1'")).hasSize(4);
    }

    @Test
    void rule50APostingNumberSeriesGivesOtherNumbers() {
        fake.setup().setPostingNumbers(fake.journalId(), "B100");
        pay("P1", "10000", "-1");
        pay("P2", "10000", "-2");
        pay("P2", "10000", "-3");
        postJournal();

        assertThat(entries("?$filter=accountNumber eq '2310'"))
                .extracting(entry -> entry.toList().get(0))
                .containsExactly("B100", "B101", "B101");
        assertThat(entries("?$filter=documentNumber eq 'P1'")).isEmpty();
    }

    @Test
    void rule43AJournalCanBeBalancedByABankAccount() {
        String journal = company() + "customerPaymentJournals(" + fake.journalId() + ")";
        fake.setup().addCurrency("EUR", new BigDecimal("2")).balanceByBankAccount(fake.journalId(), "GIRO", "EUR");

        assertThat(get(journal).get("balancingAccountNumber")).isEqualTo("GIRO");
        assertThat(get(journal).get("balancingAccountId")).isEqualTo(ZERO_GUID);
        pay("P1", "10000", "-10");
        postJournal();
        assertThat(entries("")).containsExactly(tuple("P1", "2310", 0.0, 20.0), tuple("P1", "2920", 20.0, 0.0));

        UUID account = id("accounts", "number", "10100");
        patch(journal, "{\"balancingAccountId\":\"" + account + "\"}", "If-Match", "*")
                .is(200);
        assertThat(get(journal).get("balancingAccountNumber")).isEqualTo("10100");
        pay("P2", "10000", "-10");
        postJournal();
        assertThat(entries("?$filter=documentNumber eq 'P2'"))
                .containsExactly(tuple("P2", "2310", 0.0, 10.0), tuple("P2", "10100", 10.0, 0.0));
    }

    @Test
    void rule43LinesKeepTheBankAccountTheyWereMadeWith() {
        fake.setup().balanceByBankAccount(fake.journalId(), "GIRO", "");
        pay("P1", "10000", "-10");
        fake.setBalancingAccount(fake.journalId(), id("accounts", "number", "10100"));
        postJournal();

        assertThat(entries("")).last().isEqualTo(tuple("P1", "2920", 10.0, 0.0));
    }

    @Test
    void rule44APaymentWithoutAnInvoicePaysTheOldestOnes() {
        UUID customer = fake.addCustomer("OLD", "Old");
        fake.setup().applyToOldest(customer);
        for (String[] invoice : new String[][] {{"I2", "2026-02-02", "30"}, {"I1", "2026-01-01", "20"}}) {
            BigDecimal total = new BigDecimal(invoice[2]);
            fake.addPostedInvoice(invoice[0], customer, LocalDate.parse(invoice[1]), total, total);
        }
        pay("P1", "OLD", "-25");
        postJournal();

        assertThat(get(company() + "salesInvoices(" + invoice("I1") + ")").get("status"))
                .isEqualTo("Paid");
        assertThat(get(company() + "salesInvoices(" + invoice("I2") + ")").get("remainingAmount"))
                .isEqualTo(25.0);
        assertThat(fake.customerLedgerEntries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("remainingAmount", BigDecimal.ZERO));
    }

    @Test
    void rule44OtherCustomersPayOnAccount() {
        fake.addPayment(fake.journalId(), Map.of("documentNumber", "P1", "customerNumber", "10000", "amount", -25));
        postJournal();

        assertThat(fake.customerLedgerEntries().get(0)).containsEntry("remainingAmount", BigDecimal.valueOf(-25));
    }
}
