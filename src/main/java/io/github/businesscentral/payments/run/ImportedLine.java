package io.github.businesscentral.payments.run;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one line of an import. */
public final class ImportedLine {
    /** What became of a line. */
    public enum Outcome {
        /** This import has put it into the run. */
        BOOKED,
        /** It was in the run's journal already, with the same values. */
        BOOKED_BEFORE,
        /** The ledger has it: it was posted before. */
        POSTED_BEFORE,
        /** It is not in the run: the server refused it, or it cannot be imported. Correct it and import it again. */
        REFUSED,
        /** Whether it is in the run is not known. Import it again to find out; nothing is booked twice. */
        UNKNOWN,
        /** It is not in the run, through no fault of its own. Import it again. */
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

    /** Makes a line that is in the run; {@code payment} is the one that the server sent, if it was seen. */
    public static ImportedLine booked(
            long position, NewCustomerPayment draft, Outcome outcome, @Nullable CustomerPayment payment) {
        return new ImportedLine(position, draft, outcome, payment, "");
    }

    /** Makes a line that is not in the run, or not known to be, for this reason. */
    public static ImportedLine troubled(long position, NewCustomerPayment draft, Outcome outcome, String reason) {
        return new ImportedLine(position, draft, outcome, null, reason);
    }

    /** Its place in the input, counted from 1. */
    public long position() {
        return position;
    }

    /** The line of the input. */
    public NewCustomerPayment draft() {
        return draft;
    }

    /** What became of it. */
    public Outcome outcome() {
        return outcome;
    }

    /** The line as the server has it; empty if it was not read, or is posted. */
    public Optional<CustomerPayment> payment() {
        return Optional.ofNullable(payment);
    }

    /** Why it is not in the run, or why that is not known; empty if it is. May quote the server. */
    public String reason() {
        return reason;
    }

    /** Without its values, which are somebody's payment. */
    @Override
    public String toString() {
        return "line " + position + ": " + outcome;
    }
}
