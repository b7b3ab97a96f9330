package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not end in a result. The subclasses say why; {@link OutcomeUnknownException} is the one that must not
 * be treated as "it did not happen".
 *
 * <p>Programming errors (a null, a value that is too long, a closed client) are not among them. Before anything is sent they
 * are thrown as {@link NullPointerException}, {@link IllegalArgumentException} and {@link IllegalStateException}.
 */
public abstract class BusinessCentralException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;
    private final CallSummary call;

    /** Makes an exception whose message ends with {@code call}. */
    protected BusinessCentralException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message + " [" + Objects.requireNonNull(call, "call") + "]", cause);
        this.reason = message;
        this.call = call;
    }

    /** What happened and what to do about it: the message without the call. */
    public String reason() {
        return reason;
    }

    /** How the call went until it failed. */
    public CallSummary call() {
        return call;
    }

    /** How often the request was sent, or was to be sent when no connection could be had; 0 if the call ended before. */
    public int attempts() {
        return call.attempts();
    }

    /** The time from {@code execute()} to the failure. */
    public Duration elapsed() {
        return call.elapsed();
    }
}
