package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its outcome is not known: it may have been executed, or not, or may still be. Do not repeat a
 * create blindly: {@link #resolve()} asks the server, now or later.
 *
 * <p>The {@linkplain #getCause() cause} tells what hid the outcome: a broken connection ({@link TransportException}), an
 * answer that does not say (408 or 5xx, {@link ApiException}), a success whose body cannot be read ({@link
 * DecodingException}), a look-up that failed.
 */
public final class OutcomeUnknownException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable Instant lateCommitPossibleUntil;
    private final transient @Nullable Object found;
    private final transient @Nullable Supplier<Resolution> question;
    private transient volatile @Nullable Resolution booked;
    private volatile @Nullable String bookedBecause;

    /** Makes an exception for a write that {@code cause} left unsettled, and that nobody can be asked about. */
    public OutcomeUnknownException(String message, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.lateCommitPossibleUntil = null;
        this.found = null;
        this.question = null;
    }

    /**
     * Makes an exception for a write that {@code cause} left unsettled.
     *
     * @param found what was there in place of what was looked for
     * @param lateCommitPossibleUntil until when an attempt may still be executed
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
     * Asks the server what became of the write, with requests of their own and the client's default deadline. Can be called
     * again later: as long as an unanswered request may still be executed, up to 16 minutes, "not booked" cannot be said. What it
     * once saw as booked stays booked, also after serialization (then without the value).
     *
     * <p>Needs the client to be open. What fails on the way is no exception but {@link Resolution.Answer#STILL_UNKNOWN}; so
     * is the answer of an exception that was serialized, since it has lost its client.
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
                    "there is no client to ask with: the exception was serialized or made by hand");
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
     * Until when an attempt may still be executed, 16 minutes after the last one ({@code business-central.md} 8). {@link
     * #resolve} can say "booked" before, and "not booked" only after. Empty if the exception was made by hand.
     */
    public Optional<Instant> lateCommitPossibleUntil() {
        return Optional.ofNullable(lateCommitPossibleUntil);
    }

    /**
     * What has the place of the payment that was to be created, if it is of this type: a payment with the same line number
     * and other values.
     */
    public <T> Optional<T> found(Class<T> type) {
        return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
    }
}
