package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A member of a batch was not executed, or was rolled back, because another member failed. You can send it again unchanged,
 * unless the message says that an earlier attempt may have executed the batch. The {@linkplain #getCause() cause} is the failure
 * of the other member, if there was one.
 */
public final class NotExecutedException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Creates an exception for a member that was not executed because of {@code cause}. */
    public NotExecutedException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
