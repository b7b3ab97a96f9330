package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of an import and its outcome. */
public final class ImportedLine {
    /** The outcome of a line. */
    public enum Outcome {
        /** This import entered it into the run. */
        BOOKED,
        /** The run's journal already had it, with the same values. */
        BOOKED_BEFORE,
        /** The ledger has it: it was posted earlier. */
        POSTED_BEFORE,
        /** It is not in the run, because the server refused it or it cannot be imported. Correct it and import it again. */
        REFUSED,
        /** It may or may not be in the run. Import it again to find out; it is never booked twice. */
        UNKNOWN,
        /** It is not in the run, because the import stopped or failed before the line was sent. Import it again. */
        NOT_SENT
    }

    private final long position;
    private final NewCustomerPayment draft;
    private final Outcome outcome;
    private final @Nullable CustomerPayment payment;
    private final String reason;

    private ImportedLine(
            long position,
            NewCustomerPayment draft,
            Outcome outcome,
            @Nullable CustomerPayment payment,
            String reason) {
        this.position = position;
        this.draft = Objects.requireNonNull(draft, "draft");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.payment = payment;
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Creates a line that is in the run. {@code payment} is the line as the server returned it, if known. */
    public static ImportedLine booked(
            long position, NewCustomerPayment draft, Outcome outcome, @Nullable CustomerPayment payment) {
        return new ImportedLine(position, draft, outcome, payment, "");
    }

    /** Creates a line that is not in the run, or may not be, for {@code reason}. */
    public static ImportedLine troubled(long position, NewCustomerPayment draft, Outcome outcome, String reason) {
        return new ImportedLine(position, draft, outcome, null, reason);
    }

    /** Its position in the input, counted from 1. */
    public long position() {
        return position;
    }

    /** The payment as the input had it. */
    public NewCustomerPayment draft() {
        return draft;
    }

    /** The outcome of the line. */
    public Outcome outcome() {
        return outcome;
    }

    /** The payment as the server returned it. Empty if it was not read, or is posted. */
    public Optional<CustomerPayment> payment() {
        return Optional.ofNullable(payment);
    }

    /** Why the line is not in the run, or why that is unknown. Empty if the line is in the run. May quote the server. */
    public String reason() {
        return reason;
    }

    /** Leaves out the payment's values, which are personal data. */
    @Override
    public String toString() {
        return "line " + position + ": " + outcome;
    }
}
