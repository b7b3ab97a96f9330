package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 46: journals and lines that wait for an approval. */
class ApprovalsTest extends StandInTest {
    private static final String DIALOG = "Application_DialogException";

    private String journal;

    @BeforeEach
    void address() {
        journal = company() + "customerPaymentJournals(" + fake.journalId() + ")";
    }

    private void waitFor(Approval approval) {
        fake.setup().requestApproval(fake.journalId(), approval);
    }

    @ParameterizedTest
    @EnumSource(
            value = Approval.class,
            names = {"CANCELLED_SILENTLY", "WORKFLOW"})
    void rule46ACreateCancelsSilently(Approval approval) {
        waitFor(approval);

        created("{}");

        patch(journal, "{\"displayName\":\"free\"}", "If-Match", "*").is(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Approval.class,
            names = {"CANCELLED_SILENTLY", "WORKFLOW"})
    void rule46DeletingTheJournalCancelsSilently(Approval approval) {
        waitFor(approval);

        delete(journal).is(204);

        get(journal).is(404);
    }

    @ParameterizedTest
    @EnumSource(
            value = Approval.class,
            names = {"OPEN_FOR_CALLER", "WORKFLOW"})
    void rule46ChangesOfTheJournalAreRefused(Approval approval) {
        waitFor(approval);

        patch(journal, "{\"displayName\":\"x\"}", "If-Match", "*")
                .isRefused(
                        400,
                        DIALOG,
                        "You can't modify a record pending approval. Add a comment or reject the approval to modify the"
                                + " record.");
    }

    @Test
    void rule46ACallerWithAnOpenEntryIsRefused() {
        waitFor(Approval.OPEN_FOR_CALLER);

        post(payments(), "{}")
                .isRefused(
                        400,
                        DIALOG,
                        "You can't insert a record for active batch approval request. To insert a record, you can Reject"
                                + " approval and document requested changes in approval comment lines.");
        delete(journal)
                .isRefused(
                        400,
                        DIALOG,
                        "You can't delete a record that has open approval entries. To delete a record, you can Reject"
                                + " approval and document requested changes in approval comment lines.");
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule46ALineWithAnApprovalIsNotDeleted() {
        Answer line = created("{}");
        fake.setup().requestApprovalOfPayment(UUID.fromString((String) line.get("id")));

        delete(payment(line.get("id")))
                .isRefused(
                        400,
                        DIALOG,
                        "You can't delete a record that has open approval entries. To delete a record, you need to Cancel"
                                + " approval request first.");
        get(payment(line.get("id"))).is(200);
    }
}
