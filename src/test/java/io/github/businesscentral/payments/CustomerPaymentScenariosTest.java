package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own end-to-end scenarios for customer payments, through the library and over HTTP ({@code 10.1}). */
class CustomerPaymentScenariosTest {
    private final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .clock(Clock.fixed(Instant.parse("2026-08-20T09:00:00Z"), ZoneOffset.UTC))
            .build();
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final CustomerPaymentsClient client = Payments.client(server.url()).build();
    private UUID customer;
    private UUID invoice;
    private UUID journalId;
    private JournalPayments journal;

    @BeforeEach
    void seed() {
        customer = fake.addCustomer("C1", "Customer one");
        invoice = fake.addPostedInvoice("INV1", customer, new BigDecimal("400"));
        journalId = fake.addJournal("API");
        fake.setNextDocumentNumber(journalId, "G00001");
        journal = client.company(fake.companyId()).journal(journalId);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static NewCustomerPayment.Builder draft() {
        return NewCustomerPayment.builder();
    }

    private CustomerPayment create(NewCustomerPayment.Builder draft) {
        return journal.create(draft.build());
    }

    private void refused(NewCustomerPayment.Builder draft) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> create(draft));
        assertThat(fake.payments(journalId)).isEmpty();
    }

    private void customerMatches(CustomerPayment payment) {
        assertThat(payment.customerId()).contains(customer);
        assertThat(payment.customerNumber()).isEqualTo("C1");
    }

    private void invoiceMatches(CustomerPayment payment) {
        assertThat(payment.appliesToInvoiceId()).contains(invoice);
        assertThat(payment.appliesToInvoiceNumber()).isEqualTo("INV1");
    }

    @Test
    void scenario1AFullLineIsStoredUnchanged() {
        CustomerPayment created = create(draft().lineNumber(10000)
                .customerNumber("C1")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber("DOC001")
                .externalDocumentNumber("EXTDOC01")
                .amount(new BigDecimal("321.45"))
                .appliesToInvoiceNumber("INV1")
                .description("Description")
                .comment("Comment"));

        CustomerPayment stored = journal.get(created.id());
        assertThat(stored).isEqualTo(created);
        assertThat(stored.lineNumber()).isEqualTo(10000);
        assertThat(stored.journalId()).isEqualTo(journalId);
        assertThat(stored.journalDisplayName()).isEqualTo("API");
        assertThat(stored.postingDate()).contains(LocalDate.of(2026, 8, 20));
        assertThat(stored.documentNumber()).isEqualTo("DOC001");
        assertThat(stored.externalDocumentNumber()).isEqualTo("EXTDOC01");
        assertThat(stored.amount()).isEqualByComparingTo("321.45");
        assertThat(stored.description()).isEqualTo("Description");
        assertThat(stored.comment()).isEqualTo("Comment");
        customerMatches(stored);
        invoiceMatches(stored);
    }

    @Test
    void scenario2ALineNumberAloneGetsADocumentNumber() {
        assertThat(create(draft().lineNumber(10000)).documentNumber()).isEqualTo("G00001");
    }

    @Test
    void scenario3AnInvoiceIdBringsTheNumber() {
        invoiceMatches(create(draft().customerNumber("C1").appliesToInvoiceId(invoice)));
    }

    @Test
    void scenario4ACustomersIdIsNoInvoiceId() {
        refused(draft().customerNumber("C1").appliesToInvoiceId(customer));
    }

    @Test
    void scenario5ALineIsReadById() {
        CustomerPayment created = create(draft().lineNumber(30000));

        assertThat(journal.get(created.id()).lineNumber()).isEqualTo(30000);
        assertThat(client.company(fake.companyId()).get(created.id())).isEqualTo(created);
    }

    @Test
    void scenario6EverythingIsChanged() {
        CustomerPayment created = create(draft().lineNumber(10000));

        CustomerPayment changed = journal.update(
                created,
                CustomerPaymentPatch.builder()
                        .lineNumber(20000)
                        .amount(new BigDecimal("12.34"))
                        .documentNumber("DOC002")
                        .externalDocumentNumber("EXTDOC02")
                        .description("New")
                        .comment("Newer")
                        .postingDate(LocalDate.of(2026, 8, 21))
                        .customerNumber("C1")
                        .appliesToInvoiceNumber("INV1")
                        .build());

        assertThat(changed.id()).isEqualTo(created.id());
        assertThat(changed.etag()).isNotEqualTo(created.etag());
        assertThat(changed.lineNumber()).isEqualTo(20000);
        assertThat(changed.amount()).isEqualByComparingTo("12.34");
        assertThat(changed.documentNumber()).isEqualTo("DOC002");
        assertThat(changed.externalDocumentNumber()).isEqualTo("EXTDOC02");
        assertThat(changed.description()).isEqualTo("New");
        assertThat(changed.comment()).isEqualTo("Newer");
        assertThat(changed.postingDate()).contains(LocalDate.of(2026, 8, 21));
        customerMatches(changed);
        invoiceMatches(changed);
        assertThat(journal.list()).containsExactly(changed);
    }

    @Test
    void scenario7AnUnknownInvoiceNumberBlanksTheId() {
        CustomerPayment created = create(draft().appliesToInvoiceNumber("INV1"));

        CustomerPayment changed = journal.update(
                created,
                CustomerPaymentPatch.builder().appliesToInvoiceNumber("NOSUCH").build());

        assertThat(changed.appliesToInvoiceNumber()).isEqualTo("NOSUCH");
        assertThat(changed.appliesToInvoiceId()).isEmpty();
    }

    @Test
    void scenario8ALineIsDeleted() {
        CustomerPayment created = create(draft());

        journal.delete(created);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> journal.get(created.id()));
        assertThat(fake.payments(journalId)).isEmpty();
    }

    @Test
    void scenario9TheInvoiceNumberAloneBringsTheCustomer() {
        customerMatches(create(draft().appliesToInvoiceNumber("INV1")));
    }

    @Test
    void scenario10AnotherCustomersInvoiceIsAccepted() {
        fake.addCustomer("C2", "Customer two");

        CustomerPayment created = create(draft().customerNumber("C2").appliesToInvoiceNumber("INV1"));

        assertThat(created.customerNumber()).isEqualTo("C2");
        invoiceMatches(created);
    }

    @Test
    void scenario11CustomerNumberAndIdAgree() {
        customerMatches(create(draft().customerNumber("C1")));
        customerMatches(create(draft().customerId(customer)));
        customerMatches(create(draft().customerNumber("C1").customerId(customer)));
    }

    @Test
    void scenario12ADeletedCustomerIsRefused() {
        UUID gone = fake.addCustomer("GONE", "Gone");
        fake.removeCustomer(gone);

        refused(draft().customerNumber("GONE"));
        refused(draft().customerId(gone));
    }

    @Test
    void scenario13InvoiceNumberAndIdAgree() {
        invoiceMatches(create(draft().appliesToInvoiceNumber("INV1")));
        invoiceMatches(create(draft().appliesToInvoiceId(invoice)));
        invoiceMatches(create(draft().appliesToInvoiceNumber("INV1").appliesToInvoiceId(invoice)));
    }

    @Test
    void scenario14ADeletedInvoiceIsRefused() {
        fake.removeInvoice(invoice);

        refused(draft().appliesToInvoiceId(invoice));
    }

    @Test
    void staleEtagIsReportedAsConcurrentChangeAndWritesNothing() {
        CustomerPayment first = create(draft());
        CustomerPayment second = journal.update(
                first, CustomerPaymentPatch.builder().comment("mine").build());

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> journal.update(
                        first, CustomerPaymentPatch.builder().comment("yours").build()));
        assertThatExceptionOfType(ConcurrentChangeException.class).isThrownBy(() -> journal.delete(first));
        assertThat(journal.get(first.id())).isEqualTo(second);
    }

    @Test
    void detachedInvoiceLeavesNeitherIdNorNumber() {
        CustomerPayment created = create(draft().appliesToInvoiceNumber("INV1"));

        CustomerPayment detached = journal.update(
                created, CustomerPaymentPatch.builder().clearAppliedInvoice().build());

        assertThat(detached.appliesToInvoiceId()).isEmpty();
        assertThat(detached.appliesToInvoiceNumber()).isEmpty();
    }

    @Test
    void clearedPropertiesAreEmptyAfterwards() {
        CustomerPayment created = create(draft().customerNumber("C1")
                .documentNumber("D")
                .externalDocumentNumber("E")
                .description("x")
                .comment("y"));

        CustomerPayment cleared = journal.update(
                created,
                CustomerPaymentPatch.builder()
                        .clearCustomer()
                        .clearDocumentNumber()
                        .clearExternalDocumentNumber()
                        .clearDescription()
                        .clearComment()
                        .build());

        assertThat(cleared.customerId()).isEmpty();
        assertThat(cleared.customerNumber()).isEmpty();
        assertThat(cleared.documentNumber()).isEmpty();
        assertThat(cleared.externalDocumentNumber()).isEmpty();
        assertThat(cleared.comment()).isEmpty();
    }

    @Test
    void listWalksAllPagesOfTheJournal() {
        FakeBusinessCentral small = FakeBusinessCentral.builder().pageSize(3).build();
        try (CustomerPaymentsClient inProcess = Payments.client(server.url())
                .addAttemptInterceptor(small.interceptor())
                .build()) {
            JournalPayments paged = inProcess.company(small.companyId()).journal(small.journalId());
            for (int i = 1; i <= 10; i++) {
                paged.create(draft().lineNumber(i).build());
            }

            assertThat(paged.list())
                    .extracting(CustomerPayment::lineNumber)
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(paged.list().pages()).hasSize(4);
        }
    }
}
