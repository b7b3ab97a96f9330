package io.github.businesscentral.payments.call;

/** The outcome of a posting that the server accepted. */
public enum PostOutcome {
    /**
     * The lines that were in the journal are gone: they were posted. A journal without visible lines is accepted too. The server
     * keeps an empty line in a posted journal, so a second posting finds that line and posts nothing ({@code business-central.md}
     * 3.8).
     */
    ACCEPTED,
    /**
     * Some lines that were in the journal are still there. With background posting, the server has queued them, one job for each
     * document number, and the jobs can still fail. Otherwise they were not posted: list the journal.
     */
    LINES_LEFT
}
