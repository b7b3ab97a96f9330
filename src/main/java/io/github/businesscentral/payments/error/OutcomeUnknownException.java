package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its outcome is unknown. The server may have executed it, may not have, or may still do so. Do not repeat a
 * create blindly. Call {@link #resolve()}, now or later, to ask the server.
 *
 * <p>The {@linkplain #getCause() cause} is the failure that hid the outcome: a broken connection ({@link TransportException}), an
 * inconclusive response (408 or 5xx, {@link ApiException}), a success with an unreadable body ({@link DecodingException}), or a
 * failed look-up.
 */
public final class OutcomeUnknownException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable Instant lateCommitPossibleUntil;
    private final transient @Nullable Object found;
    private final transient @Nullable Supplier<Resolution> question;
    private transient volatile @Nullable Resolution booked;
    private volatile @Nullable String bookedBecause;

    /** Creates an exception for a write whose outcome {@code cause} hid, with no way to ask the server. */
    public OutcomeUnknownException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.lateCommitPossibleUntil = null;
        this.found = null;
        this.question = null;
    }

    /**
     * Creates an exception for a write whose outcome {@code cause} hid.
     *
     * @param found the entity that was found instead of the expected one
     * @param lateCommitPossibleUntil until when the server may still execute an attempt
     * @param question asks the server
     */
    public OutcomeUnknownException(
            String message,
            CallSummary call,
            @Nullable Throwable cause,
            @Nullable Object found,
            Instant lateCommitPossibleUntil,
            Supplier<Resolution> question) {
        super(message, call, cause);
        this.lateCommitPossibleUntil = Objects.requireNonNull(lateCommitPossibleUntil, "lateCommitPossibleUntil");
        this.found = found;
        this.question = Objects.requireNonNull(question, "question");
    }

    /**
     * Asks the server whether the write took effect. Sends separate requests with the client's default deadline. You can call
     * this again later: while the server may still execute an unanswered request, up to 16 minutes, the answer cannot be "not
     * booked". Once the answer was "booked" it stays so, even after deserialization (then without the value).
     *
     * <p>The client must be open. If a request fails, this returns {@link Resolution.Answer#STILL_UNKNOWN} instead of throwing. A
     * deserialized exception also returns that answer, because it has no client.
     */
    public Resolution resolve() {
        Resolution seen = booked;
        if (seen != null) {
            return seen;
        }
        if (bookedBecause != null) {
            return Resolution.booked(
                    bookedBecause, "it was seen before the exception was serialized: " + bookedBecause);
        }
        if (question == null) {
            return Resolution.stillUnknown(
                    "there is no client to ask with: the exception was serialized or created by hand");
        }
        try {
            Resolution resolution = question.get();
            if (resolution.answer() == Resolution.Answer.BOOKED) {
                booked = resolution;
                bookedBecause = resolution.reason();
            }
            return resolution;
        } catch (BusinessCentralException e) {
            return Resolution.stillUnknown("the server could not be asked: " + e.reason());
        } catch (IllegalStateException e) {
            return Resolution.stillUnknown("the server could not be asked: " + e.getMessage());
        }
    }

    /**
     * Until when the server may still execute an attempt: 16 minutes after the last one ({@code business-central.md} 8). {@link
     * #resolve} can answer "booked" before this time, but "not booked" only after it. Empty if the exception was created by hand.
     */
    public Optional<Instant> lateCommitPossibleUntil() {
        return Optional.ofNullable(lateCommitPossibleUntil);
    }

    /**
     * The payment that occupies the line number of the payment to create, with other values. Empty if there is none or it has
     * another type.
     */
    public <T> Optional<T> found(Class<T> type) {
        return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
    }
}
