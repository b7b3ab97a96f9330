package io.github.businesscentral.payments.run;

/** The state of a run's journal, as its mark shows it. */
public enum RunState {
    /** Payments can be created. */
    OPEN,
    /** A process is about to seal the journal; creates are no longer confirmed. */
    SEALING,
    /** Count and digest of the lines stand in the mark; the journal can be posted. */
    SEALED,
    /** The journal is being posted, and a line that enters from now on cannot be posted. Never goes back. */
    POSTING,
    /** The lines are gone and the ledger shows them. */
    POSTED,
    /** The lines are gone and the ledger does not show them: deleted, or posted under other numbers. People decide. */
    EMPTIED;
}
