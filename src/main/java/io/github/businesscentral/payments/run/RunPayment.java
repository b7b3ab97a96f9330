package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.model.CustomerPayment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payment that a run has entered once. Immutable. */
public final class RunPayment {
    private final PaymentOutcome outcome;
    private final String documentNumber;
    private final @Nullable CustomerPayment line;

    private RunPayment(PaymentOutcome outcome, String documentNumber, @Nullable CustomerPayment line) {
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.documentNumber = Objects.requireNonNull(documentNumber, "documentNumber");
        this.line = line;
    }

    /** Returns a payment that has a line in the run's journal. */
    public static RunPayment entered(PaymentOutcome outcome, CustomerPayment line) {
        return new RunPayment(outcome, line.documentNumber(), line);
    }

    /** Returns a payment that is in the ledger. */
    public static RunPayment posted(String documentNumber) {
        return new RunPayment(PaymentOutcome.ALREADY_POSTED, documentNumber, null);
    }

    /** How the run established that the payment is entered once. */
    public PaymentOutcome outcome() {
        return outcome;
    }

    /** The document number, which identifies the payment in the run. */
    public String documentNumber() {
        return documentNumber;
    }

    /** The line in the journal; empty if the payment is posted. */
    public Optional<CustomerPayment> line() {
        return Optional.ofNullable(line);
    }

    /** Names the outcome, without the payment. */
    @Override
    public String toString() {
        return "RunPayment[" + outcome + "]";
    }
}
