package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules 19, 35 and 54: what posting refuses besides the amount and the invoice. */
class PostingChecksTest extends StandInTest {
    private static final String PAYMENT = "{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-10}";

    private Answer postJournal() {
        return postJournal(fake.journalId());
    }

    private Answer postJournal(Object journal) {
        return post(company() + "journals(" + journal + ")/Microsoft.NAV.post", "");
    }

    private void nothingIsPosted(int lines) {
        assertThat(fake.customerLedgerEntries()).isEmpty();
        assertThat(fake.payments(fake.journalId())).hasSize(lines);
    }

    @Test
    void rule35ABlankDocumentNumberIsRefused() {
        created("{\"customerNumber\":\"10000\",\"amount\":-10}");

        postJournal()
                .isRefused(
                        400,
                        "Application_FieldValidationException",
                        "Document No. must have a value in Gen. Journal Line: Journal Template Name=CASHRCPT, Journal Batch"
                                + " Name=CASHIN, Line No.=10000. It cannot be zero or empty.");

        nothingIsPosted(1);
    }

    @Test
    void rule19ANumberThatIsNotTheNextOfTheSeriesIsRefused() {
        fake.setNextDocumentNumber(fake.journalId(), "G1");
        created("{\"customerNumber\":\"10000\",\"amount\":-10}");
        created("{\"documentNumber\":\"MINE\",\"customerNumber\":\"10000\",\"amount\":-10}");

        Answer refused = postJournal();

        refused.isRefused(400, "Application_DialogException");
        assertThat(refused.text()).contains("You may not enter numbers manually. ");
        nothingIsPosted(2);
        fake.setup().allowManualNumbers(fake.journalId());
        postJournal().is(204);
    }

    @Test
    void rule19LinesOfOneDocumentShareTheNumberOfTheSeries() {
        fake.setNextDocumentNumber(fake.journalId(), "G1");
        for (int i = 0; i < 2; i++) {
            created("{\"documentNumber\":\"G1\",\"customerNumber\":\"10000\",\"amount\":-10}");
        }
        created("{\"documentNumber\":\"G2\",\"customerNumber\":\"10000\",\"amount\":-10}");

        postJournal().is(204);
    }

    @Test
    void rule19ADateOutsideTheAllowedRangeIsRefused() {
        created("{\"postingDate\":\"2026-07-31\"," + PAYMENT.substring(1));
        fake.setup().allowPostingDates(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31));

        postJournal().isRefused(400, "Application_FieldValidationException");

        nothingIsPosted(1);
        fake.setup().allowPostingDates(LocalDate.of(2026, 7, 31), LocalDate.of(2026, 8, 31));
        postJournal().is(204);
    }

    @Test
    void rule54ALineThatEntersWithoutAnAccountKeepsTheJournalFromBeingPosted() {
        String journal = company() + "customerPaymentJournals(" + fake.journalId() + ")";
        created(PAYMENT);
        patch(journal, "{\"balancingAccountId\":\"" + ZERO_GUID + "\"}", "If-Match", "*")
                .is(200);
        Answer stray = created(PAYMENT.replace("P1", "P2"));

        Answer refused = postJournal();

        refused.isRefused(400, "Application_DialogException");
        assertThat(refused.text()).contains("Document No. P2 is out of balance by -10");
        nothingIsPosted(2);
        delete(payment(stray.get("id"))).is(204);
        postJournal().is(204);
    }

    @Test
    void rule54EnteringAndPostingLinesLeavesTheJournalsEtagAlone() {
        String journal = company() + "customerPaymentJournals(" + fake.journalId() + ")";
        String etag = get(journal).etag();

        created(PAYMENT);
        postJournal().is(204);

        assertThat(get(journal).etag()).isEqualTo(etag);
    }

    @Test
    void rule56AnEtagIsPassedOverUnlessChosenOtherwise() {
        created(PAYMENT);

        post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "", "If-Match", "W/\"old\"")
                .is(204);
    }

    @Test
    void rule35TheDefaultPaymentOfAnApiMadeJournalCannotBePosted() {
        Object journal = post(
                        company() + "customerPaymentJournals",
                        "{\"code\":\"API\",\"balancingAccountId\":\"" + id("accounts", "number", "10100") + "\"}")
                .is(201)
                .get("id");
        post(paymentsOf(UUID.fromString((String) journal)), "{\"customerNumber\":\"10000\",\"amount\":-1}")
                .is(201);

        postJournal(journal).isRefused(400, "Application_FieldValidationException");
    }
}
