package io.github.businesscentral.payments.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server says, when asked later, about a write whose outcome was not known. */
public final class Resolution {
    /** What became of the write. */
    public enum Answer {
        /**
         * It took effect: the server has what was written, or no longer has what was to be deleted. In the latter case the
         * {@link Resolution#reason} says that it may have been posted.
         */
        BOOKED,
        /** It did not take effect and no longer can: it may be repeated. */
        NOT_BOOKED,
        /** It cannot be told, or not yet. */
        STILL_UNKNOWN
    }

    private final Answer answer;
    private final String reason;
    private final @Nullable Object value;

    private Resolution(Answer answer, String reason, @Nullable Object value) {
        this.answer = answer;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.value = value;
    }

    /** The write took effect, with {@code value} as its result. */
    public static Resolution booked(Object value) {
        return booked(value, "the server has what was written");
    }

    /** The write took effect, with {@code value} as its result, as {@code reason} tells. */
    public static Resolution booked(Object value, String reason) {
        return new Resolution(Answer.BOOKED, reason, Objects.requireNonNull(value, "value"));
    }

    /** The write did not take effect, as {@code reason} tells. */
    public static Resolution notBooked(String reason) {
        return new Resolution(Answer.NOT_BOOKED, reason, null);
    }

    /** It cannot be told, as {@code reason} tells. */
    public static Resolution stillUnknown(String reason) {
        return new Resolution(Answer.STILL_UNKNOWN, reason, null);
    }

    /** What became of the write. */
    public Answer answer() {
        return answer;
    }

    /** What the answer rests on. */
    public String reason() {
        return reason;
    }

    /** The result of the write, such as the payment, if it took effect and the result is of this type. */
    public <T> Optional<T> value(Class<T> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return answer + ": " + reason;
    }
}
