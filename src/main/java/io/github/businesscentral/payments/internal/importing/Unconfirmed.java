package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;

/**
 * A payment that a create or a read has found in a journal of the run. It counts once a later check finds the journal's mark
 * unchanged.
 *
 * @param line the outcome to report then
 * @param journal the journal, with the mark that was read before
 */
record Unconfirmed(ImportedLine line, RunJournal journal) {
    ImportedLine unknown() {
        return ImportedLine.troubled(
                line.position(),
                line.draft(),
                Outcome.UNKNOWN,
                "entered, but the run's mark has changed or could not be read again");
    }
}
