package io.github.businesscentral.payments.batch;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one line of an import. */
public final class ImportedLine {
    /** What became of a line. */
    public enum Outcome {
        /** It is in the journal, and was put there by this run. */
        BOOKED,
        /** It was in the journal already: an earlier run has put it there. */
        BOOKED_BEFORE,
        /**
         * It is not in the journal, and will not be: the server refused it, or it cannot be imported. To be corrected and
         * imported with another file.
         */
        REFUSED,
        /** It was sent, and it cannot be told yet whether it is in the journal. Another run with the same file finds out. */
        UNKNOWN,
        /** It is not in the journal, through no fault of its own. Another run with the same file sends it. */
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

    /** Makes a line that is in the journal. */
    public static ImportedLine booked(
            long position, NewCustomerPayment draft, Outcome outcome, CustomerPayment payment) {
        return new ImportedLine(position, draft, outcome, Objects.requireNonNull(payment, "payment"), "");
    }

    /** Makes a line that is not in the journal, or not known to be, for this reason. */
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

    /** The payment as the server has it, if this run has seen it. */
    public Optional<CustomerPayment> payment() {
        return Optional.ofNullable(payment);
    }

    /** Why it is not in the journal, or why that is not known; empty if it is. May quote the server. */
    public String reason() {
        return reason;
    }

    /** Without its values, which are somebody's payment. */
    @Override
    public String toString() {
        return "line " + position + ": " + outcome;
    }
}
