package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.time.Instant;
import java.util.Objects;

/**
 * A journal was not posted, because the server may still execute a create of this client that got no response. Posting frees the
 * line numbers, so that create could then book its payment a second time. Post the journal after {@link #until}.
 */
public final class JournalUnsettledException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Instant until;

    /** Creates an exception for a journal in which an attempt may be executed as late as {@code until}. */
    public JournalUnsettledException(Instant until, CallSummary call) {
        super(
                "A create that got no response may still be executed in this journal until "
                        + Objects.requireNonNull(until, "until")
                        + ". Once the journal is posted it could book its payment a second time."
                        + " Post it after that, or with PostMode.REGARDLESS.",
                call,
                null);
        this.until = until;
    }

    private JournalUnsettledException(String message, Instant until, CallSummary call) {
        super(message, call, null);
        this.until = until;
    }

    /** Returns an exception for a journal in which creates of this client are in flight at {@code now}. */
    public static JournalUnsettledException createsUnderWay(Instant now, CallSummary call) {
        return new JournalUnsettledException(
                "Creates of this client are in flight in the run. Nothing was sent. Wait for them, then post.",
                now,
                call);
    }

    /** When the server can no longer execute the create: at most 16 minutes after it was sent ({@code business-central.md} 8). */
    public Instant until() {
        return until;
    }
}
