package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;

/** The state of a journal's pending batch approval, by how it affects the caller of the API (rule 46). */
public enum Approval {
    /** The caller can cancel it, and does so silently by creating a line in the journal or deleting the journal. */
    CANCELLED_SILENTLY,
    /** The caller has an open approval entry. The server refuses creates, and changes and deletion of the journal. */
    OPEN_FOR_CALLER,
    /**
     * An external workflow is waiting. The server refuses changes of the journal; creates and deletion silently cancel the
     * approval.
     */
    WORKFLOW;

    private static final String PROPERTY = "approval";

    Row requestedFor(Row journal, Database database) {
        return database.save(journal.edit().set(PROPERTY, name()));
    }

    /** Throws if the journal must not be changed. */
    static void refuseChange(Row journal) {
        String pending = journal.text(PROPERTY);
        if (pending.equals(OPEN_FOR_CALLER.name()) || pending.equals(WORKFLOW.name())) {
            throw ODataError.dialog(
                    "You can't modify a record pending approval. Add a comment or reject the approval to"
                            + " modify the record.");
        }
    }

    /** Throws if the journal must not be deleted. */
    static void refuseDeletion(Row journal) {
        if (journal.text(PROPERTY).equals(OPEN_FOR_CALLER.name())) {
            throw ODataError.dialog(
                    "You can't delete a record that has open approval entries. To delete a record, you can"
                            + " Reject approval and document requested changes in approval comment lines.");
        }
    }

    /** Throws if no line may be created, or cancels the approval. */
    static void beforeCreateIn(Row journal, Database database) {
        if (journal.text(PROPERTY).equals(OPEN_FOR_CALLER.name())) {
            throw ODataError.dialog(
                    "You can't insert a record for active batch approval request. To insert a record, you"
                            + " can Reject approval and document requested changes in approval comment lines.");
        }
        if (!journal.text(PROPERTY).isEmpty()) {
            database.save(journal.edit().set(PROPERTY, ""));
        }
    }

    /** Throws if the line has its own open approval. */
    static void refuseDeletionOfLine(Row line) {
        if ((Boolean) line.get("pendingApproval")) {
            throw ODataError.dialog(
                    "You can't delete a record that has open approval entries. To delete a record, you need"
                            + " to Cancel approval request first.");
        }
    }
}
