package io.github.businesscentral.payments.internal.importing;

import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;

/**
 * A payment that is in a journal of the run, as its create or a read has shown. It counts if the journal has the same mark in a look
 * that is sent afterwards.
 *
 * @param line the outcome to report then
 * @param journal with the mark that was read before
 */
record Unconfirmed(ImportedLine line, RunJournal journal) {
    ImportedLine unknown() {
        return ImportedLine.troubled(
                line.position(),
                line.draft(),
                Outcome.UNKNOWN,
                "entered, but the run's mark could not be read again, or has changed");
    }
}
