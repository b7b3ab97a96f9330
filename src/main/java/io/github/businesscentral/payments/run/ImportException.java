package io.github.businesscentral.payments.run;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An import ended early because the input or the listener failed, or the thread was interrupted. Import the same payments again
 * to complete it.
 */
public final class ImportException extends RuntimeException {
    /** Why an import ended early. */
    public enum Reason {
        /** The input or the listener threw an exception, which is the {@linkplain #getCause() cause}. */
        INPUT_FAILED,
        /** The thread was interrupted. */
        INTERRUPTED
    }

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient @Nullable ImportReport report;

    /** Creates an exception. {@code report} covers the lines handled so far, if there are any. */
    public ImportException(Reason reason, String message, @Nullable ImportReport report, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.report = report;
    }

    /** Why the import ended early. */
    public Reason reason() {
        return reason;
    }

    /** The report on the lines handled before the import ended. Empty after deserialization. */
    public Optional<ImportReport> report() {
        return Optional.ofNullable(report);
    }
}
