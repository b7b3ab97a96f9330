package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.Company;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.Dimension;
import io.github.businesscentral.payments.model.DimensionFields;
import io.github.businesscentral.payments.model.DimensionValue;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryDocumentType;
import io.github.businesscentral.payments.model.GeneralLedgerEntryFields;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.model.SalesInvoiceFields;
import io.github.businesscentral.payments.model.SalesInvoiceStatus;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.Choice;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one needs to enter a payment: companies, customers, invoices, accounts, dimensions, the ledger. */
class SupportingEntitiesTest {
    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final CustomerPaymentsClient client = Payments.client(server.url()).build();
    private final CompanyPayments company = client.company(fake.companyId());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void companiesAreListedAndRead() {
        Company first = client.companies().list().first().orElseThrow();

        assertThat(first.id()).isEqualTo(fake.companyId());
        assertThat(first.name()).isNotEmpty();
        assertThat(first.systemCreatedAt()).as("blank on the stand-in").isEmpty();
        assertThat(client.companies().get(first.id())).isEqualTo(first);
        assertThat(first).hasToString("Company[id=" + first.id() + "]");
    }

    @Test
    void companyThatDoesNotExistIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.companies().get(UUID.randomUUID()));
    }

    @Test
    void customerIsFoundByNumber() {
        UUID id = fake.addCustomer("C-77", "Seventy-seven");

        Customer customer = company.customers().byNumber(" c-77").orElseThrow();

        assertThat(customer.id()).isEqualTo(id);
        assertThat(customer.displayName()).isEqualTo("Seventy-seven");
        assertThat(company.customers().get(id)).isEqualTo(customer);
        assertThat(company.customers().byNumber("C-7")).isEmpty();
    }

    @Test
    void whatAValueMatchesTooMuchIsNotTaken() {
        FakeBusinessCentral wild = FakeBusinessCentral.builder()
                .choose(Choice.WILDCARDS_IN_FILTER_VALUES)
                .build();
        wild.addCustomer("C-77", "Seventy-seven");
        wild.addJournal("BANK");

        try (CustomerPaymentsClient client = Payments.client(HttpUrl.get("https://bc.example/api/v2.0"))
                .addAttemptInterceptor(wild.interceptor())
                .build()) {
            CompanyPayments company = client.company(wild.companyId());

            assertThat(company.customers().byNumber("C*")).isEmpty();
            assertThat(company.customers().byNumber("c-77")).isPresent();
            assertThat(company.journals().byCode("B*")).isEmpty();
            assertThat(company.journals().byCode("bank")).isPresent();
        }
    }

    @Test
    void codeThatNoJournalCanHaveIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> company.journals().byCode("ELEVEN-LONG"))
                .withMessageContaining("at most 10");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void valueThatTheServerDoesNotKnowIsReadAndRefusedInAFilter() throws IOException {
        SalesInvoiceStatus later = SalesInvoiceStatus.of("On Hold");

        SalesInvoice read = SalesInvoice.jsonAdapter().fromJson("{\"status\":\"On_x0020_Hold\"}");
        Paged<SalesInvoice> list = company.salesInvoices().list(Query.where(SalesInvoiceFields.STATUS.equalTo(later)));

        assertThat(read.status()).isEqualTo(later);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(list::first)
                .withMessageContaining("'On Hold' is not an option");
    }

    @Test
    void companyAndJournalAreNamedByTheirEntities() {
        Company entity = client.companies().list().first().orElseThrow();
        CustomerPaymentJournal journal = company.journals().list().first().orElseThrow();

        JournalPayments payments = client.company(entity).journal(journal);

        assertThat(client.company(entity).id()).isEqualTo(entity.id());
        assertThat(payments.id()).isEqualTo(journal.id());
        assertThatIllegalStateException()
                .isThrownBy(() -> client.company(Company.builder().build()));
    }

    @Test
    void invoiceIsFoundByNumber() {
        UUID customer = fake.addCustomer("C-77", "Seventy-seven");
        UUID posted = fake.addPostedInvoice("INV-1", customer, new BigDecimal("119.00"));
        UUID draft = fake.addDraftInvoice("INV-2", customer, new BigDecimal("7.00"));

        assertThat(company.salesInvoices().byNumber("inv-1").map(SalesInvoice::id))
                .contains(posted);
        assertThat(company.salesInvoices().byNumber("INV-2").map(SalesInvoice::id))
                .contains(draft);
    }

    @Test
    void openInvoicesOfACustomerSayWhatRemains() {
        UUID customer = fake.addCustomer("C-77", "Seventy-seven");
        UUID open = fake.addPostedInvoice("INV-1", customer, new BigDecimal("119.00"));
        fake.addDraftInvoice("INV-2", customer, new BigDecimal("7.00"));

        fake.addPostedInvoice("INV-3", fake.addCustomer("C-78", "Another"), new BigDecimal("8.00"));

        List<SalesInvoice> invoices =
                company.openInvoices(company.customers().get(customer)).stream().toList();

        assertThat(invoices).extracting(SalesInvoice::id).containsExactly(open);
        assertThat(invoices.get(0).remainingAmount()).isEqualByComparingTo("119");
        assertThat(invoices.get(0).number()).isEqualTo("INV-1");
        assertThat(invoices.get(0).status()).isEqualTo(SalesInvoiceStatus.OPEN);
    }

    @Test
    void partOfAnEntityIsReadWithItsId() {
        UUID account = fake.addAccount("2999", "Bank");

        Account found = company.accounts()
                .list(Query.where(AccountFields.NUMBER.equalTo("2999")).select(AccountFields.DISPLAY_NAME))
                .first()
                .orElseThrow();
        assertThat(company.accounts().byNumber("2999").map(Account::id)).contains(account);

        assertThat(found.id()).isEqualTo(account);
        assertThat(found.displayName()).isEqualTo("Bank");
        assertThat(found.has(AccountFields.NUMBER)).isFalse();
        assertThat(company.accounts().get(account).directPosting()).isTrue();
    }

    @Test
    void postedPaymentHasTwoEntriesInTheLedger() {
        UUID account = fake.addAccount("2999", "Bank");
        fake.setBalancingAccount(fake.journalId(), account);
        pay("PAY-1", "-119.50");
        pay("PAY-2", "-7");
        fake.postJournal(fake.journalId());

        List<GeneralLedgerEntry> entries = company
                .generalLedgerEntries()
                .list(Query.where(GeneralLedgerEntryFields.DOCUMENT_NUMBER.equalTo("pay-1"))
                        .and(GeneralLedgerEntryFields.DOCUMENT_TYPE.equalTo(GeneralLedgerEntryDocumentType.PAYMENT))
                        .orderBy(GeneralLedgerEntryFields.ENTRY_NUMBER.ascending())
                        .expand(GeneralLedgerEntryFields.DIMENSION_SET_LINES))
                .stream()
                .toList();

        assertThat(entries).hasSize(2);
        GeneralLedgerEntry receivables = entries.get(0);
        assertThat(receivables.creditAmount()).isEqualByComparingTo("119.5");
        assertThat(receivables.debitAmount()).isZero();
        assertThat(receivables.dimensionSetLines()).isEmpty();
        GeneralLedgerEntry bank = entries.get(1);
        assertThat(bank.entryNumber()).isEqualTo(receivables.entryNumber() + 1);
        assertThat(bank.accountId()).contains(account);
        assertThat(bank.debitAmount()).isEqualByComparingTo("119.5");
        assertThat(bank.documentNumber()).isEqualTo("PAY-1");
        assertThat(bank.documentType()).isEqualTo(GeneralLedgerEntryDocumentType.PAYMENT);
        assertThat(company.generalLedgerEntries().get(bank.id()).accountNumber())
                .isEqualTo("2999");
    }

    @Test
    void postedInvoiceIsMeantBeforeADraftOfTheSameNumber() {
        String rows = Stream.of("Draft", "Paid", "Draft")
                .map(status ->
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"number\":\"INV-1\",\"status\":\"" + status + "\"}")
                .collect(Collectors.joining(",", "{\"value\":[", "]}"));
        Interceptor answer = chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(rows, MediaType.get("application/json")))
                .build();

        try (CustomerPaymentsClient client =
                Payments.client(server.url()).addAttemptInterceptor(answer).build()) {
            assertThat(client.company(fake.companyId())
                            .salesInvoices()
                            .byNumber("INV-1")
                            .map(SalesInvoice::status))
                    .contains(SalesInvoiceStatus.PAID);
        }
    }

    private void pay(String documentNumber, String amount) {
        fake.addPayment(
                fake.journalId(),
                Map.of("documentNumber", documentNumber, "customerNumber", "10000", "amount", new BigDecimal(amount)));
    }

    @Test
    void dimensionsHaveTheirValues() {
        UUID area = fake.addDimension("REGION", "Region");
        fake.addDimensionValue(area, "NORTH", "North");

        Dimension dimension = company.dimensions()
                .list(Query.where(DimensionFields.CODE.equalTo("REGION")).expand(DimensionFields.DIMENSION_VALUES))
                .first()
                .orElseThrow();

        assertThat(dimension.dimensionValues()).extracting(DimensionValue::code).containsExactly("NORTH");
        assertThat(company.dimensionValues(area).list().stream())
                .extracting(DimensionValue::dimensionId)
                .containsExactly(area);
    }

    @Test
    void zeroGuidsAreRefusedBeforeAnythingIsSent() {
        UUID zero = new UUID(0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> company.customers().get(zero));
        assertThatIllegalArgumentException().isThrownBy(() -> company.dimensionValues(zero));
        assertThatIllegalArgumentException().isThrownBy(() -> company.dimensionSetLines(zero));
        assertThat(fake.requests()).isEmpty();
    }
}
