package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.Company;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerFields;
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
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

        Customer customer = company.customers()
                .list(Query.where(CustomerFields.NUMBER.equalTo("c-77")))
                .first()
                .orElseThrow();

        assertThat(customer.id()).isEqualTo(id);
        assertThat(customer.displayName()).isEqualTo("Seventy-seven");
        assertThat(company.customers().get(id)).isEqualTo(customer);
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
    void openInvoicesOfACustomerSayWhatRemains() {
        UUID customer = fake.addCustomer("C-77", "Seventy-seven");
        UUID open = fake.addPostedInvoice("INV-1", customer, new BigDecimal("119.00"));
        fake.addDraftInvoice("INV-2", customer, new BigDecimal("7.00"));

        var invoices = company
                .salesInvoices()
                .list(Query.where(SalesInvoiceFields.CUSTOMER_NUMBER.equalTo("C-77"))
                        .and(SalesInvoiceFields.STATUS.equalTo(SalesInvoiceStatus.OPEN)))
                .stream()
                .toList();

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
