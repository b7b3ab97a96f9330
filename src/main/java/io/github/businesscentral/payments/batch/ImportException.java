package io.github.businesscentral.payments.batch;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An import that could not begin, or that something outside of it has ended. */
public final class ImportException extends RuntimeException {
    /** Why an import did not come to its end. */
    public enum Reason {
        /**
         * Lines that the resume file knows as booked are not in the journal any more: it was posted, or lines were deleted or
         * renumbered. Nothing was sent, since what is missing could be in the ledger.
         */
        LINES_MISSING,
        /**
         * An earlier run was interrupted with its first lines under way to an empty journal, and none of them is there:
         * whether they were posted cannot be told. Nothing was sent.
         */
        START_UNKNOWN,
        /** The input is not the one that the resume file was made for. Nothing was sent. */
        INPUT_CHANGED,
        /** The resume file is of an import into another journal. Nothing was sent. */
        OTHER_JOURNAL,
        /** Another program is at work with the resume file. Nothing was sent. */
        IN_USE,
        /** The resume file cannot be read or written. */
        RESUME_FILE,
        /** The input, or the listener, has thrown an exception: the {@linkplain #getCause() cause}. */
        INPUT_FAILED,
        /** The thread was interrupted. */
        INTERRUPTED
    }

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient @Nullable ImportReport report;

    /** Makes an exception; {@code report} says what was done up to then, if anything. */
    public ImportException(Reason reason, String message, @Nullable ImportReport report, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.report = report;
    }

    /** Why the import did not come to its end. */
    public Reason reason() {
        return reason;
    }

    /** What was done before; empty if nothing was sent, or the exception was serialized. */
    public Optional<ImportReport> report() {
        return Optional.ofNullable(report);
    }
}
