package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallSummary;
import java.io.Serial;
import java.util.Objects;

/**
 * A payment was not confirmed because its run is being sealed or posted. The posting may or may not include it. Create the
 * payment again once the run is posted: the run then finds it in the ledger, or enters it into the next generation.
 */
public final class RunSealedException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final RunState state;

    /** Creates an exception for a run in {@code state}. */
    public RunSealedException(String run, RunState state, CallSummary call) {
        super(
                "The run \"" + run + "\" is " + state
                        + ", so the payment is not confirmed. Create it again once the run is"
                        + " posted, or after reopen().",
                call,
                null);
        this.state = Objects.requireNonNull(state, "state");
    }

    /** The state of the part of the run that the payment belongs to. */
    public RunState state() {
        return state;
    }
}
