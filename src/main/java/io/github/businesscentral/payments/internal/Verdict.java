package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import org.jspecify.annotations.Nullable;

/** What a rule says after an attempt of a write that brought no success. */
public sealed interface Verdict<T> {
    /**
     * The write has taken effect, as the server's answer to a look-up shows. {@code ours} says whether it must have been one of
     * its unanswered attempts.
     */
    record Settled<T>(ApiResponse<T> found, @Nullable CreateOutcome outcome, boolean ours) implements Verdict<T> {}

    /** The same request may be sent again. */
    record Again<T>() implements Verdict<T> {}

    /** Nothing was executed, and another draft may fare better. */
    record Afresh<T>() implements Verdict<T> {}

    /** Nothing was executed, and that is final. */
    record Refused<T>(BusinessCentralException failure) implements Verdict<T> {}

    /** It cannot be known. {@code found} is what was there in place of what was looked for. */
    record Unknown<T>(String why, @Nullable Object found) implements Verdict<T> {}
}
