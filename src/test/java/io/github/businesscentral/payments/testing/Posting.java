package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Rule 19: posts a journal, all of its lines or none.
 *
 * <p>A payment without an invoice is posted and stays open on the customer's account; so does the rest of a payment that
 * is larger than what its invoice still wants. A payment for an invoice that is unknown, paid, or another customer's is
 * refused: this is the moment when the server looks for the open entry (3.4).
 */
final class Posting {
    private final Database database;
    private final PostingChecks checks;
    private final PostedNumbers numbers;
    private final Ledger ledger;
    private final EmptiedJournal emptied;

    Posting(Database database) {
        this.database = database;
        this.checks = new PostingChecks(database);
        this.numbers = new PostedNumbers(database);
        this.ledger = new Ledger(database);
        this.emptied = new EmptiedJournal(database);
    }

    /** Posts a whole journal as the action does: at once, or by jobs later. */
    void post(UUID journalId) {
        post(journalId, lines(journalId).inOrder().map(Row::id).toList());
    }

    /**
     * Posts a whole journal, of which these lines were read some time before.
     *
     * @param read lines that are gone by now are passed over; all lines of the journal are deleted, read or not (rule 49)
     */
    void post(UUID journalId, Collection<UUID> read) {
        List<Row> lines = lines(journalId)
                .inOrder()
                .filter(line -> read.contains(line.id()))
                .toList();
        if (lines.isEmpty()) {
            throw ODataError.dialog("There is nothing to post.");
        }
        JobQueue jobs = new JobQueue(database);
        if (database.settings().postWithJobQueue()) {
            jobs.schedule(lines);
            return;
        }
        jobs.refuseScheduled(lines);
        book(journalId, lines, lines(journalId).all().toList());
    }

    /** Posts the lines with one document number, as people and jobs can. */
    void postDocument(UUID journalId, String documentNumber) {
        List<Row> lines = lines(journalId)
                .inOrder()
                .filter(line -> line.text("documentNumber").equals(documentNumber))
                .toList();
        if (lines.isEmpty()) {
            throw ODataError.dialog("There is nothing to post.");
        }
        book(journalId, lines, lines);
    }

    private void book(UUID journalId, List<Row> read, List<Row> toDelete) {
        List<Row> lines =
                read.stream().filter(line -> !JournalLines.isBlank(line)).toList();
        if (lines.isEmpty()) {
            // Rule 37: empty lines alone are neither posted nor deleted, and it is no error.
            return;
        }
        Row journal = journal(journalId);
        checks.check(journal, lines);
        numbers.of(lines).forEach(ledger::book);
        numbers.useUp(journal, lines);
        toDelete.forEach(database::remove);
        emptied.afterPosting(journal(journalId), lines.get(lines.size() - 1));
    }

    private Row journal(UUID id) {
        return database.journals()
                .find(id)
                .or(() -> database.table(Schema.GENERAL_JOURNAL).find(id))
                .orElseThrow(() -> ODataError.notFound(Schema.GENERAL_JOURNAL.set() + "(" + id + ")"));
    }

    private JournalLines lines(UUID journalId) {
        return new JournalLines(database, journalId);
    }
}
