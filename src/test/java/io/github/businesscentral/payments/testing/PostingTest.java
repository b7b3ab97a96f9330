package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingTest extends StandInTest {
    private String action(UUID journal) {
        return company() + "journals(" + journal + ")/Microsoft.NAV.post";
    }

    private Answer postJournal() {
        return post(action(fake.journalId()), "");
    }

    private Answer invoiceNow(String number) {
        return get(company() + "salesInvoices(" + invoice(number) + ")").is(200);
    }

    private void pay(String customer, String amount, String invoice) {
        created("{\"documentNumber\":\"P1\",\"customerNumber\":\"" + customer + "\",\"amount\":" + amount
                + ",\"appliesToInvoiceNumber\":\"" + invoice + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Microsoft.NAV.post", "Microsoft.NAV.Post", "microsoft.nav.POST"})
    void rule19TheActionMatchesInAnyCase(String name) {
        Object line = created("{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}")
                .get("id");

        Answer answer = post(company() + "journals(" + fake.journalId() + ")/" + name, "")
                .is(204);

        assertThat(answer.text()).isEmpty();
        get(payment(line)).isRefused(404, "BadRequest_ResourceNotFound");
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule19NothingToPostIsRefused() {
        postJournal().isRefused(400, "Application_DialogException", "There is nothing to post.");
    }

    @Test
    void rule19APositiveAmountIsRefused() {
        pay("10000", "-1", "103032");
        created("{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":1}");

        postJournal()
                .isRefused(
                        400,
                        "Application_FieldValidationException",
                        "Amount must be negative in Gen. Journal Line: Journal Template Name=CASHRCPT, Journal Batch"
                                + " Name=CASHIN, Line No.=20000.");

        assertThat(fake.payments(fake.journalId())).hasSize(2);
        assertThat(invoiceNow("103032").get("remainingAmount")).isEqualTo(1500.1);
        assertThat(fake.customerLedgerEntries()).isEmpty();
    }

    @Test
    void rule19ALineNeedsCustomerAndAmount() {
        Object id = created("{\"documentNumber\":\"P1\",\"amount\":-1}").get("id");
        postJournal()
                .isRefused(
                        400,
                        "Application_FieldValidationException",
                        "Account No. must have a value in Gen. Journal Line: Journal Template Name=CASHRCPT, Journal Batch"
                                + " Name=CASHIN, Line No.=10000. It cannot be zero or empty.");

        patch(payment(id), "{\"customerNumber\":\"10000\",\"amount\":0}", "If-Match", "*")
                .is(200);
        postJournal().isRefused(400, "Application_FieldValidationException");
    }

    @Test
    void rule19PaymentsReduceWhatTheInvoiceStillWants() {
        pay("10000", "-1500.10", "103032");
        pay("10000", "-50.25", "103033");

        postJournal().is(204);

        Answer paid = invoiceNow("103032");
        assertThat(paid.text()).contains("\"remainingAmount\":0,").contains("\"status\":\"Paid\"");
        Answer open = invoiceNow("103033");
        assertThat(open.get("remainingAmount")).isEqualTo(700.0);
        assertThat(open.get("status")).isEqualTo("Open");
        assertThat(fake.customerLedgerEntries())
                .extracting(entry -> entry.get("appliesToInvoiceNumber"), entry -> entry.get("remainingAmount"))
                .containsExactly(tuple("103032", BigDecimal.ZERO), tuple("103033", BigDecimal.ZERO));
    }

    @Test
    void rule19WhatIsTooMuchStaysOpenOnTheCustomersAccount() {
        pay("30000", "-100", "103035");
        created(
                "{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-7,\"externalDocumentNumber\":\"BANK-1\"}");

        postJournal().is(204);

        assertThat(invoiceNow("103035").get("status")).isEqualTo("Paid");
        assertThat(fake.customerLedgerEntries())
                .satisfiesExactly(
                        rest -> assertThat(rest)
                                .containsEntry("amount", BigDecimal.valueOf(-100))
                                .containsEntry("remainingAmount", new BigDecimal("-35.5")),
                        withoutInvoice -> assertThat(withoutInvoice)
                                .containsEntry("entryNumber", 2)
                                .containsEntry("customerNumber", "10000")
                                .containsEntry("externalDocumentNumber", "BANK-1")
                                .containsEntry("remainingAmount", BigDecimal.valueOf(-7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOSUCH", "103031", "103034"})
    void rule19OnlyAnOpenInvoiceOfTheCustomerCanBePaid(String invoice) {
        pay("10000", "-1", "103032");
        pay("10000", "-1", invoice);

        postJournal()
                .isRefused(400, "Internal_DataNotFoundFilter", "There is no Cust. Ledger Entry within the filter.");

        assertThat(fake.payments(fake.journalId())).hasSize(2);
        assertThat(invoiceNow("103032").get("remainingAmount")).isEqualTo(1500.1);
        assertThat(fake.customerLedgerEntries()).isEmpty();
    }

    @Test
    void rule19AnInvoiceIsPaidOnce() {
        pay("30000", "-64.50", "103035");
        pay("30000", "-64.50", "103035");

        postJournal().isRefused(400, "Internal_DataNotFoundFilter");

        assertThat(invoiceNow("103035").get("remainingAmount")).isEqualTo(64.5);
    }

    @Test
    void rule19APaymentBeforeItsInvoiceIsRefused() {
        fake.addPostedInvoice("LATE", customer("10000"), LocalDate.of(2026, 9, 1), BigDecimal.TEN, BigDecimal.TEN);
        pay("10000", "-10", "LATE");

        postJournal().isRefused(400, "Application_DialogException");
    }

    @Test
    void rule19ACustomerBlockedOrDeletedSinceIsRefused() {
        UUID gone = fake.addCustomer("GONE", "Gone");
        Object line = created("{\"documentNumber\":\"P1\",\"customerNumber\":\"GONE\",\"amount\":-1}")
                .get("id");

        fake.blockCustomer(gone, Blocked.ALL);
        postJournal()
                .isRefused(
                        400,
                        "Application_DialogException",
                        "You cannot post this type of document when Customer GONE is blocked with type All");
        fake.removeCustomer(gone);
        postJournal().isRefused(404, "Internal_RecordNotFound");
        get(payment(line)).is(200);
    }

    @Test
    void rule19OutOfBalanceIsRefusedWithoutABalancingAccount() {
        UUID journal = fake.addJournal("API");
        fake.addPayment(journal, Map.of("customerNumber", "10000", "amount", -10, "documentNumber", "D1"));

        post(action(journal), "")
                .isRefused(
                        400,
                        "Application_DialogException",
                        "Document No. D1 is out of balance by -10. Please check that Posting Date, Document Type, Document"
                                + " No. and Amount are correct for each line.");

        fake.addHiddenLine(journal, Map.of("amount", 10, "documentNumber", "D2"));
        post(action(journal), "").isRefused(400, "Application_DialogException");
    }

    @Test
    void rule19HiddenLinesAreBalancedAndPostedToo() {
        UUID journal = fake.addJournal("API");
        fake.addPayment(journal, Map.of("customerNumber", "10000", "amount", -10, "documentNumber", "D1"));
        fake.addHiddenLine(journal, Map.of("amount", 10, "documentNumber", "D1"));

        post(action(journal), "").is(204);

        assertThat(fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void rule19LinesKeepTheBalancingAccountTheyWereMadeWith() {
        created("{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}");
        patch(
                        company() + "customerPaymentJournals(" + fake.journalId() + ")",
                        "{\"balancingAccountId\":\"" + ZERO_GUID + "\"}",
                        "If-Match",
                        "*")
                .is(200);

        postJournal().is(204);

        assertThat(get(company() + "generalLedgerEntries").is(200).values())
                .last()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("accountNumber", "10100")
                        .containsEntry("debitAmount", 10.0)
                        .containsEntry("creditAmount", 0.0)
                        .containsEntry("documentType", "Payment"));
    }

    @Test
    void rule19TheNumberSeriesGoesOnAfterWhatWasPosted() {
        fake.setNextDocumentNumber(fake.journalId(), "G0001");
        created("{\"customerNumber\":\"10000\",\"amount\":-10}");
        assertThat(created("{\"customerNumber\":\"10000\",\"amount\":-10}").get("documentNumber"))
                .isEqualTo("G0002");

        postJournal().is(204);

        assertThat(created("{}").get("documentNumber")).isEqualTo("G0003");
    }

    @Test
    void rule56AnEtagIsComparedIfThatIsChosen() {
        choose(Choice.IF_MATCH_COMPARED_ON_POST);
        created("{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}");

        post(action(fake.journalId()), "", "If-Match", "W/\"old\"").isRefused(409, "Request_EntityChanged");
        post(action(fake.journalId()), "", "If-Match", "nonsense").isRefused(400, "BadRequest_InvalidToken");
        String etag = get(company() + "journals(" + fake.journalId() + ")").etag();
        post(action(fake.journalId()), "", "If-Match", etag).is(204);
    }

    @Test
    void rule19OnlyJournalsHaveTheAction() {
        created("{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}");

        for (String address : new String[] {
            company() + "customerPaymentJournals(" + fake.journalId() + ")/Microsoft.NAV.post",
            payments() + "/Microsoft.NAV.post",
            company() + "journals/Microsoft.NAV.post",
            company() + "journals(" + UUID.randomUUID() + ")/Microsoft.NAV.post",
            company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.preview"
        }) {
            post(address, "").isRefused(404, "BadRequest_ResourceNotFound");
        }
        get(action(fake.journalId())).isRefused(405, "BadRequest_MethodNotAllowed");
        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }
}
