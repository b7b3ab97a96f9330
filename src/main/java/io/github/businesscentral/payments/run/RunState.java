package io.github.businesscentral.payments.run;

/** The state of a run's journal, as its mark states it. */
public enum RunState {
    /** Payments can be created. */
    OPEN,
    /** A process is about to seal the journal; creates are no longer confirmed. */
    SEALING,
    /** The mark contains the count and digest of the lines; the journal can be posted. */
    SEALED,
    /**
     * The journal is being posted, and lines entered from now on cannot be posted. The journal never returns to an earlier state.
     */
    POSTING,
    /** The lines are gone and in the ledger. */
    POSTED,
    /** The lines are gone and not in the ledger: they were deleted, or posted under other numbers. People must decide. */
    EMPTIED;
}
