package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Rule 48: lines that wait for a job to post them, one job for each document number. */
final class JobQueue {
    private static final String SCHEDULED = "scheduled";

    private final Database database;

    JobQueue(Database database) {
        this.database = database;
    }

    void schedule(List<Row> lines) {
        refuseScheduled(lines);
        lines.forEach(line -> database.save(line.edit().set(SCHEDULED, true)));
    }

    void refuseScheduled(List<Row> lines) {
        if (lines.stream().anyMatch(JobQueue::isScheduled)) {
            throw ODataError.dialog(
                    "Journal lines cannot be posted because they have already been scheduled for posting."
                            + " Choose the Remove from Job Queue action to reset the job queue status and then post again.");
        }
    }

    /** Refuses the change or deletion of a line that waits; for a deletion this text is a choice. */
    static void refuseChange(Row line) {
        if (isScheduled(line)) {
            throw ODataError.dialog("Journal line cannot be modified because it has been scheduled for posting.");
        }
    }

    private static boolean isScheduled(Row line) {
        return (Boolean) line.get(SCHEDULED);
    }

    /** A job that waits. */
    private record Job(UUID journalId, String documentNumber) {}

    /** Runs the jobs in their order. What a job cannot post stays as it is and waits on (a choice). */
    List<String> run() {
        List<String> refusals = new ArrayList<>();
        for (Job job : jobs()) {
            try {
                database.atomically(() -> {
                    new Posting(database).postDocument(job.journalId(), job.documentNumber());
                    return job;
                });
            } catch (ODataError e) {
                refusals.add(e.getMessage());
            }
        }
        return refusals;
    }

    private List<Job> jobs() {
        return Stream.concat(
                        database.journals().rows(null),
                        database.table(Schema.GENERAL_JOURNAL).rows(null))
                .flatMap(journal -> new JournalLines(database, journal.id()).inOrder())
                .filter(JobQueue::isScheduled)
                .map(line -> new Job(line.guid("journalId"), line.text("documentNumber")))
                .distinct()
                .toList();
    }
}
