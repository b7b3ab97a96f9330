package io.github.businesscentral.payments.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A member of a batch that was not executed, or was taken back, because another one failed. It can be sent again as it is,
 * unless the message says that an earlier run may have executed the batch. The {@linkplain #getCause() cause} is the failure of
 * the other, if there was one.
 */
public final class NotExecutedException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Makes an exception for a member that was not executed because of {@code cause}. */
    public NotExecutedException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
