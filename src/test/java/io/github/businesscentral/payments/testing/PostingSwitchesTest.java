package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rules 48 and 49: postings that take their time. */
class PostingSwitchesTest extends StandInTest {
    private Answer postJournal() {
        return post(company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post", "");
    }

    private UUID pay(String number, int amount) {
        return fake.addPayment(
                fake.journalId(), Map.of("documentNumber", number, "customerNumber", "10000", "amount", amount));
    }

    @Test
    void rule48ThePostingIsOnlyQueued() {
        fake.setup().postWithJobQueue(true);
        UUID line = pay("P1", -1);

        postJournal().is(204);

        get(payment(line)).is(200);
        assertThat(fake.customerLedgerEntries()).isEmpty();
        postJournal()
                .isRefused(
                        400,
                        "Application_DialogException",
                        "Journal lines cannot be posted because they have already been scheduled for posting. Choose the"
                                + " Remove from Job Queue action to reset the job queue status and then post again.");
        String waiting = "Journal line cannot be modified because it has been scheduled for posting.";
        patch(payment(line), "{\"amount\":-2}", "If-Match", "*").isRefused(400, "Application_DialogException", waiting);
        delete(payment(line)).isRefused(400, "Application_DialogException", waiting);

        assertThat(fake.people().runJobs()).isEmpty();
        get(payment(line)).is(404);
        assertThat(fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void rule48EachDocumentIsAJobOfItsOwn() {
        fake.setup().postWithJobQueue(true);
        pay("P1", -1);
        UUID positive = pay("P2", 1);
        pay("P3", -1);
        postJournal().is(204);

        assertThat(fake.people().runJobs()).singleElement().asString().contains("Amount must be negative");

        assertThat(fake.customerLedgerEntries())
                .extracting(entry -> entry.get("documentNumber"))
                .containsExactly("P1", "P3");
        get(payment(positive)).is(200);
    }

    @Test
    void rule49ALineCreatedWhileItsJournalIsPostedIsLost() {
        pay("P1", -1);
        List<Answer> lost = new ArrayList<>();
        fake.switches()
                .loseLinesCreatedWhilePosting(() -> lost.add(CompletableFuture.supplyAsync(
                                () -> created("{\"documentNumber\":\"P2\",\"customerNumber\":\"10000\",\"amount\":-2}"),
                                OWN_THREADS)
                        .join()));

        postJournal().is(204);

        get(payment(lost.get(0).get("id"))).is(404);
        assertThat(fake.payments(fake.journalId())).isEmpty();
        assertThat(fake.customerLedgerEntries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("documentNumber", "P1"));
    }

    @Test
    void rule49ARefusedPostingLosesNothing() {
        pay("P1", 1);
        fake.switches().loseLinesCreatedWhilePosting(() -> pay("P2", -2));

        postJournal().is(400);

        assertThat(fake.payments(fake.journalId())).hasSize(2);
    }
}
