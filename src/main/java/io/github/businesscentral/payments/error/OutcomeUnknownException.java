package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its outcome is not known: it may have been executed, or not, or may still be. Do not repeat a
 * create blindly; look at the journal first.
 *
 * <p>The {@linkplain #getCause() cause} tells what hid the outcome: a broken connection ({@link TransportException}), an
 * answer that does not say (408 or 5xx, {@link ApiException}), a success whose body cannot be read ({@link
 * DecodingException}).
 */
public final class OutcomeUnknownException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Makes an exception for a write that {@code cause} left unsettled. */
    public OutcomeUnknownException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
