package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules 36, 37 and 38: what posting leaves of a journal. */
class EmptiedJournalTest extends StandInTest {
    private static final String PAYMENT = "{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}";

    private Answer postJournal() {
        return post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "");
    }

    @Test
    void rule36AHiddenLineIsLeft() {
        created("{\"postingDate\":\"2026-08-01\"," + PAYMENT.substring(1));
        postJournal().is(204);

        assertThat(get(payments()).is(200).values()).isEmpty();
        post(payments(), "{\"lineNumber\":10000}").isRefused(400, "Internal_EntityWithSameKeyExists");
        Answer next = created("{}");
        assertThat(next.lineNumber()).isEqualTo(20000);
        assertThat(next.get("postingDate")).isEqualTo("2026-08-01");
        assertThat(next.get("documentNumber")).isEqualTo("P2");
    }

    @Test
    void rule36ASecondPostingPostsNothingAndIsNoError() {
        created(PAYMENT);
        postJournal().is(204);

        postJournal().is(204);

        assertThat(fake.customerLedgerEntries()).hasSize(1);
        post(payments(), "{\"lineNumber\":10000}").isRefused(400, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void rule36TheHiddenLineGivesWayToItsSuccessor() {
        created(PAYMENT);
        postJournal().is(204);
        created("{\"documentNumber\":\"P7\",\"customerNumber\":\"10000\",\"amount\":-10}");
        postJournal().is(204);

        assertThat(created("{}").get("documentNumber")).isEqualTo("P8");
    }

    @Test
    void rule36ANumberWithoutADigitAdvancesToNothing() {
        created("{\"documentNumber\":\"WIRE\",\"customerNumber\":\"10000\",\"amount\":-10}");
        postJournal().is(204);

        assertThat(created("{}").get("documentNumber")).isEqualTo("");
    }

    @Test
    void rule36WithANumberSeriesThereIsNoHiddenLine() {
        fake.setNextDocumentNumber(fake.journalId(), "G1");
        created("{\"customerNumber\":\"10000\",\"amount\":-10}");
        postJournal().is(204);

        postJournal().isRefused(400, "Application_DialogException", "There is nothing to post.");
        assertThat(created("{}").lineNumber()).isEqualTo(10000);
    }

    @Test
    void rule37EmptyLinesAloneStay() {
        created("{\"comment\":\"neither customer nor amount\"}");

        postJournal().is(204);

        assertThat(fake.payments(fake.journalId())).hasSize(1);
        assertThat(fake.customerLedgerEntries()).isEmpty();
    }

    @Test
    void rule37EmptyLinesBesideOthersAreDeleted() {
        created("{\"comment\":\"neither customer nor amount\"}");
        created(PAYMENT);

        postJournal().is(204);

        assertThat(fake.payments(fake.journalId())).isEmpty();
        assertThat(fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void rule38AJournalWhoseCodeHasADigitIsReplaced() {
        fake.setup().incrementBatchName(true);
        UUID journal = fake.addJournal("PAY09");
        fake.setBalancingAccount(journal, id("accounts", "number", "10100"));
        fake.addPayment(journal, Map.of("documentNumber", "P1", "customerNumber", "10000", "amount", -1));

        post(company() + "journals(" + journal + ")/Microsoft.NAV.post", "").is(204);

        get(company() + "customerPaymentJournals(" + journal + ")").isRefused(404, "BadRequest_ResourceNotFound");
        UUID next = id("customerPaymentJournals", "code", "PAY10");
        assertThat(next).isNotEqualTo(journal);
        assertThat(get(company() + "customerPaymentJournals(" + next + ")").get("balancingAccountNumber"))
                .isEqualTo("10100");
        post(paymentsOf(next), "{\"lineNumber\":10000}").isRefused(400, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void rule38ACodeWithoutADigitStays() {
        fake.setup().incrementBatchName(true);
        created(PAYMENT);

        postJournal().is(204);

        get(payments()).is(200);
    }

    @Test
    void rule38AJournalThatIsNotEmptyStays() {
        fake.setup().incrementBatchName(true);
        UUID journal = fake.addJournal("PAY09");
        fake.setBalancingAccount(journal, id("accounts", "number", "10100"));
        for (String number : new String[] {"P1", "P2"}) {
            fake.addPayment(journal, Map.of("documentNumber", number, "customerNumber", "10000", "amount", -1));
        }

        fake.people().postDocument(journal, "P1");

        get(company() + "customerPaymentJournals(" + journal + ")").is(200);
    }
}
