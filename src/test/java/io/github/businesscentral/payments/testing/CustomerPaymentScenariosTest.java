package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own end-to-end scenarios for customer payments (10.1), as raw HTTP, in the order of the list. */
class CustomerPaymentScenariosTest extends StandInTest {
    private FakeBusinessCentralServer server;
    private UUID journal;
    private UUID customer;
    private UUID invoice;
    private String lines;

    @BeforeEach
    void start() {
        server = FakeBusinessCentralServer.start(fake);
        http = new OkHttpClient();
        root = server.url();
        journal = fake.addJournal("API");
        fake.setNextDocumentNumber(journal, "G00001");
        customer = fake.addCustomer("C1", "Customer one");
        invoice = fake.addPostedInvoice("INV1", customer, new BigDecimal("400"));
        lines = paymentsOf(journal);
    }

    @AfterEach
    void stop() {
        server.close();
        http.connectionPool().evictAll();
    }

    private Answer line(Object id) {
        return get(lines + "(" + id + ")");
    }

    private Answer patchLine(Object id, String body) {
        return patch(lines + "(" + id + ")", body, "If-Match", line(id).is(200).etag());
    }

    private static void applies(Answer answer, Object customerNumber, Object invoiceNumber) {
        assertThat(answer.get("customerNumber")).isEqualTo(customerNumber);
        assertThat(answer.get("appliesToInvoiceNumber")).isEqualTo(invoiceNumber);
    }

    private void customerMatches(Answer answer) {
        assertThat(answer.get("customerId")).isEqualTo(customer.toString());
        assertThat(answer.get("customerNumber")).isEqualTo("C1");
    }

    private void invoiceMatches(Answer answer) {
        assertThat(answer.get("appliesToInvoiceId")).isEqualTo(invoice.toString());
        assertThat(answer.get("appliesToInvoiceNumber")).isEqualTo("INV1");
    }

    @Test
    void scenario1AFullLineIsStoredUnchanged() {
        Answer answer = post(
                        lines,
                        "{\"lineNumber\":10000,\"customerNumber\":\"C1\",\"postingDate\":\"2026-08-20\","
                                + "\"documentNumber\":\"DOC001\",\"externalDocumentNumber\":\"EXTDOC01\",\"amount\":321.45,"
                                + "\"appliesToInvoiceNumber\":\"INV1\",\"description\":\"Description\",\"comment\":\"Comment\"}")
                .is(201);

        Answer stored = line(answer.get("id")).is(200);
        assertThat(stored.lineNumber()).isEqualTo(10000);
        assertThat(stored.get("postingDate")).isEqualTo("2026-08-20");
        assertThat(stored.get("documentNumber")).isEqualTo("DOC001");
        assertThat(stored.get("externalDocumentNumber")).isEqualTo("EXTDOC01");
        assertThat(stored.get("amount")).isEqualTo(321.45);
        assertThat(stored.get("description")).isEqualTo("Description");
        assertThat(stored.get("comment")).isEqualTo("Comment");
        customerMatches(stored);
        invoiceMatches(stored);
    }

    @Test
    void scenario2ALineNumberAloneGetsADocumentNumber() {
        Answer answer = post(lines, "{\"lineNumber\":10000}").is(201);

        assertThat(answer.get("documentNumber")).isEqualTo("G00001");
    }

    @Test
    void scenario3AnInvoiceIdBringsTheNumber() {
        Answer answer = post(lines, "{\"customerNumber\":\"C1\",\"appliesToInvoiceId\":\"" + invoice + "\"}")
                .is(201);

        invoiceMatches(answer);
    }

    @Test
    void scenario4ACustomersIdIsNoInvoiceId() {
        post(lines, "{\"customerNumber\":\"C1\",\"appliesToInvoiceId\":\"" + customer + "\"}")
                .is(400);

        assertThat(fake.payments(journal)).isEmpty();
    }

    @Test
    void scenario5ALineIsReadById() {
        Object id = post(lines, "{\"lineNumber\":30000}").is(201).get("id");

        assertThat(line(id).is(200).lineNumber()).isEqualTo(30000);
    }

    @Test
    void scenario6EverythingIsChanged() {
        Object id = post(lines, "{\"lineNumber\":10000}").is(201).get("id");

        patchLine(
                        id,
                        "{\"lineNumber\":20000,\"amount\":12.34,\"documentNumber\":\"DOC002\","
                                + "\"externalDocumentNumber\":\"EXTDOC02\",\"description\":\"New\",\"comment\":\"Newer\","
                                + "\"postingDate\":\"2026-08-21\",\"customerNumber\":\"C1\",\"appliesToInvoiceNumber\":\"INV1\"}")
                .is(200);

        Answer changed = line(id).is(200);
        assertThat(changed.lineNumber()).isEqualTo(20000);
        assertThat(changed.get("amount")).isEqualTo(12.34);
        assertThat(changed.get("documentNumber")).isEqualTo("DOC002");
        assertThat(changed.get("externalDocumentNumber")).isEqualTo("EXTDOC02");
        assertThat(changed.get("description")).isEqualTo("New");
        assertThat(changed.get("comment")).isEqualTo("Newer");
        assertThat(changed.get("postingDate")).isEqualTo("2026-08-21");
        customerMatches(changed);
        invoiceMatches(changed);
    }

    @Test
    void scenario7AnUnknownInvoiceNumberBlanksTheId() {
        Object id = post(lines, "{\"appliesToInvoiceNumber\":\"INV1\"}").is(201).get("id");

        Answer changed =
                patchLine(id, "{\"appliesToInvoiceNumber\":\"NOSUCH\"}").is(200);

        assertThat(changed.get("appliesToInvoiceNumber")).isEqualTo("NOSUCH");
        assertThat(changed.get("appliesToInvoiceId")).isEqualTo(ZERO_GUID);
    }

    @Test
    void scenario8ALineIsDeleted() {
        Answer answer = post(lines, "{}").is(201);

        Answer deleted = delete(lines + "(" + answer.get("id") + ")", "If-Match", answer.etag())
                .is(204);

        assertThat(deleted.text()).isEmpty();
        line(answer.get("id")).is(404);
    }

    @Test
    void scenario9TheInvoiceNumberAloneBringsTheCustomer() {
        customerMatches(post(lines, "{\"appliesToInvoiceNumber\":\"INV1\"}").is(201));
    }

    @Test
    void scenario10AnotherCustomersInvoiceIsAccepted() {
        fake.addCustomer("C2", "Customer two");

        Answer answer = post(lines, "{\"customerNumber\":\"C2\",\"appliesToInvoiceNumber\":\"INV1\"}")
                .is(201);

        applies(answer, "C2", "INV1");
    }

    @Test
    void scenario11CustomerNumberAndIdAgree() {
        String number = "\"customerNumber\":\"C1\"";
        String id = "\"customerId\":\"" + customer + "\"";

        customerMatches(post(lines, "{" + number + "}").is(201));
        customerMatches(post(lines, "{" + id + "}").is(201));
        customerMatches(post(lines, "{" + number + "," + id + "}").is(201));
    }

    @Test
    void scenario12ADeletedCustomerIsRefused() {
        UUID gone = fake.addCustomer("GONE", "Gone");
        fake.removeCustomer(gone);

        post(lines, "{\"customerNumber\":\"GONE\"}").is(400);
        post(lines, "{\"customerId\":\"" + gone + "\"}").is(400);
        assertThat(fake.payments(journal)).isEmpty();
    }

    @Test
    void scenario13InvoiceNumberAndIdAgree() {
        String number = "\"appliesToInvoiceNumber\":\"INV1\"";
        String id = "\"appliesToInvoiceId\":\"" + invoice + "\"";

        invoiceMatches(post(lines, "{" + number + "}").is(201));
        invoiceMatches(post(lines, "{" + id + "}").is(201));
        invoiceMatches(post(lines, "{" + number + "," + id + "}").is(201));
    }

    @Test
    void scenario14ADeletedInvoiceIsRefused() {
        fake.removeInvoice(invoice);

        post(lines, "{\"appliesToInvoiceId\":\"" + invoice + "\"}").is(400);
        assertThat(fake.payments(journal)).isEmpty();
    }
}
