package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call failed. The subclasses state why. {@link OutcomeUnknownException} is special: do not treat it as "nothing happened".
 *
 * <p>Programming errors, such as a null, a value that is too long or a closed client, are not subclasses. They are thrown before
 * anything is sent, as {@link NullPointerException}, {@link IllegalArgumentException} and {@link IllegalStateException}.
 */
public abstract class BusinessCentralException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;
    private final CallSummary call;

    /** Creates an exception whose message ends with {@code call}. */
    protected BusinessCentralException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message + " [" + Objects.requireNonNull(call, "call") + "]", cause);
        this.reason = message;
        this.call = call;
    }

    /** What happened and what to do about it: the message without the call summary. */
    public String reason() {
        return reason;
    }

    /** Statistics of the call until it failed. */
    public CallSummary call() {
        return call;
    }

    /** The number of attempts, including those that could not connect. Zero if the call ended before the first attempt. */
    public int attempts() {
        return call.attempts();
    }

    /** The time from {@code execute()} to the failure. */
    public Duration elapsed() {
        return call.elapsed();
    }
}
