package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class ManyPaymentsTest extends StandInTest {
    @Test
    void manyPaymentsLookLikePostedOnes() {
        UUID lone = fake.addPayment(fake.journalId(), Map.of("lineNumber", 7));

        fake.addPayments(fake.journalId(), 3_000);

        assertThat(get(payments() + "/$count").text()).isEqualTo("3001");
        Map<String, Object> first =
                get(payments() + "?$filter=lineNumber eq 107").values().get(0);
        assertThat(first)
                .containsEntry("journalDisplayName", "CASHIN")
                .containsEntry("amount", -0.01)
                .containsEntry("documentNumber", "PAY-0000000107")
                .containsEntry("externalDocumentNumber", "WIRE-0000000107")
                .containsEntry("description", "Trey Research")
                .containsEntry("customerNumber", "20000")
                .containsEntry("postingDate", "2026-08-19")
                .doesNotContainEntry("id", lone.toString());
        assertThat(get(payments() + "?$filter=customerNumber eq '40000'").values())
                .isEmpty();
        assertThat(created("{}").lineNumber()).isEqualTo(7 + 300_000 + 10_000);
    }

    @Test
    void manyPaymentsNeedRoom() {
        fake.addPayment(fake.journalId(), Map.of("lineNumber", Integer.MAX_VALUE - 150));

        fake.addPayments(fake.journalId(), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.addPayments(fake.journalId(), 1))
                .withMessage("count is 1; after line 2147483597 there is room for 0");
    }

    @Test
    void aJournalWithoutCustomersGetsLinesWithoutCustomers() {
        rebuild(FakeBusinessCentral.builder().withoutDemoData());

        fake.addPayments(fake.journalId(), 2);

        assertThat(get(payments()).values())
                .extracting(line -> line.get("customerNumber"))
                .containsExactly("", "");
    }

    @Test
    void rule29APageIsSentWhileOthersWrite() throws Exception {
        fake.addPayments(fake.journalId(), 100);
        String etag = get(payments()).values().get(99).get("@odata.etag").toString();
        FakeRequest read = new FakeRequest(
                "GET", root.resolve(payments()), Headers.of("Authorization", "Bearer token"), ByteString.EMPTY);

        Iterator<ByteString> page = fake.handle(read).body().iterator();
        page.next();
        String patched = "{\"comment\":\"changed meanwhile\"}";
        Object id = get(payments()).values().get(99).get("id");
        CompletableFuture.supplyAsync(() -> patch(payment(id), patched, "If-Match", etag), OWN_THREADS)
                .get(30, TimeUnit.SECONDS)
                .is(200);
        StringBuilder rest = new StringBuilder();
        page.forEachRemaining(piece -> rest.append(piece.utf8()));

        assertThat(rest).contains(etag.replace("\"", "\\\"")).doesNotContain("changed meanwhile");
        assertThat(get(payments()).text()).contains("changed meanwhile");
    }

    @Test
    void rule14DocumentNumbersFollowTheBalanceOfTheWholeJournal() {
        UUID journal = fake.addJournal("OPEN");
        fake.addPayment(journal, Map.of("documentNumber", "D-1", "amount", -5));
        UUID second = fake.addPayment(journal, Map.of("amount", -5));
        assertThat(documentNumbers(journal)).containsExactly("D-1", "D-1");

        patch(paymentsOf(journal) + "(" + second + ")", "{\"amount\":5}", "If-Match", "*")
                .is(200);
        fake.addPayment(journal, Map.of("amount", -7));
        fake.addPayment(journal, Map.of("amount", -7));
        delete(paymentsOf(journal) + "(" + second + ")").is(204);
        fake.addPayment(journal, Map.of("amount", 19));
        fake.addPayment(journal, Map.of());

        assertThat(documentNumbers(journal)).containsExactly("D-1", "D-2", "D-2", "D-2", "D-3");
    }

    private List<Object> documentNumbers(UUID journal) {
        return fake.payments(journal).stream()
                .map(line -> line.get("documentNumber"))
                .toList();
    }
}
