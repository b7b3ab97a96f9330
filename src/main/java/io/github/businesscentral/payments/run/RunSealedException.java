package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import java.io.Serial;
import java.util.Objects;

/**
 * A payment was not confirmed, since its run is being sealed or posted. It may be among the payments that are posted, or not: create
 * it again once the run is posted. A payment that was posted is found in the ledger then; another one goes into the next
 * generation.
 */
public final class RunSealedException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final RunState state;

    /** Makes an exception for a run in {@code state}. */
    public RunSealedException(String run, RunState state, CallSummary call) {
        super(
                "The run \"" + run + "\" is " + state
                        + ", so the payment is not confirmed. Create it again once the run is"
                        + " posted, or after reopen().",
                call,
                null);
        this.state = Objects.requireNonNull(state, "state");
    }

    /** The state of the payment's part of the run. */
    public RunState state() {
        return state;
    }
}
