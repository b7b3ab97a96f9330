package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No token was available, so the request was not sent. The message says what to check and never contains a secret. */
public final class TokenException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final CallSummary OUTSIDE_A_CALL = CallSummary.of("GET", "a token", 0, Duration.ZERO, Duration.ZERO);

    private final boolean temporary;

    private TokenException(String reason, boolean temporary, CallSummary call, @Nullable Throwable cause) {
        super(reason, call, cause);
        this.temporary = temporary;
    }

    /** Returns a permanent failure, for example a wrong secret. */
    public static TokenException refused(String reason, @Nullable Throwable cause) {
        return new TokenException(reason, false, OUTSIDE_A_CALL, cause);
    }

    /** Returns a temporary failure, for example an identity provider that cannot be reached. The retry policy applies. */
    public static TokenException temporary(String reason, @Nullable Throwable cause) {
        return new TokenException(reason, true, OUTSIDE_A_CALL, cause);
    }

    /** Returns this failure as that of {@code call}. Each caller that waited for the same token gets its own exception. */
    public TokenException during(CallSummary call) {
        return new TokenException(reason(), temporary, call, this);
    }

    /** Whether another attempt may succeed. */
    public boolean isTemporary() {
        return temporary;
    }
}
