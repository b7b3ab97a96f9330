package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;

/** A batch approval that is pending for a journal, by what the caller of the API can do about it (rule 46). */
public enum Approval {
    /** The caller can cancel it, and does so without noticing by a create in the journal or by deleting it. */
    CANCELLED_SILENTLY,
    /** The caller has an open entry to decide on: creates, and changes and deletion of the journal are refused. */
    OPEN_FOR_CALLER,
    /** A workflow outside waits: changes of the journal are refused; creates and its deletion cancel it silently. */
    WORKFLOW;

    private static final String PROPERTY = "approval";

    Row requestedFor(Row journal, Database database) {
        return database.save(journal.edit().set(PROPERTY, name()));
    }

    /** Refuses to change the journal itself. */
    static void refuseChange(Row journal) {
        String pending = journal.text(PROPERTY);
        if (pending.equals(OPEN_FOR_CALLER.name()) || pending.equals(WORKFLOW.name())) {
            throw ODataError.dialog(
                    "You can't modify a record pending approval. Add a comment or reject the approval to"
                            + " modify the record.");
        }
    }

    /** Refuses to delete the journal. */
    static void refuseDeletion(Row journal) {
        if (journal.text(PROPERTY).equals(OPEN_FOR_CALLER.name())) {
            throw ODataError.dialog(
                    "You can't delete a record that has open approval entries. To delete a record, you can"
                            + " Reject approval and document requested changes in approval comment lines.");
        }
    }

    /** Refuses a new line, or cancels the approval for it. */
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

    /** Refuses to delete a line that has an open approval of its own. */
    static void refuseDeletionOfLine(Row line) {
        if ((Boolean) line.get("pendingApproval")) {
            throw ODataError.dialog(
                    "You can't delete a record that has open approval entries. To delete a record, you need"
                            + " to Cancel approval request first.");
        }
    }
}
