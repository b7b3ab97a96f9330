package io.github.businesscentral.payments.run;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An import that something outside of it has ended. Import the same payments again to complete it. */
public final class ImportException extends RuntimeException {
    /** Why an import did not come to its end. */
    public enum Reason {
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

    /** What was done before; empty if the exception was serialized. */
    public Optional<ImportReport> report() {
        return Optional.ofNullable(report);
    }
}
