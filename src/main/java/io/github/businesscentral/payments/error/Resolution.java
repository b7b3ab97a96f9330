package io.github.businesscentral.payments.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server's answer to a later question about a write whose outcome was unknown. */
public final class Resolution {
    /** The outcome of the write. */
    public enum Answer {
        /**
         * The write took effect. The server has the values that were written, or no longer has the entity that was to be deleted.
         * In the latter case {@link Resolution#reason} states that it may have been posted instead.
         */
        BOOKED,
        /** The write did not take effect and no longer can. You may repeat it. */
        NOT_BOOKED,
        /** The outcome is still unknown. */
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

    /** The write took effect, and {@code value} is its result. */
    public static Resolution booked(Object value) {
        return booked(value, "the server has what was written");
    }

    /** The write took effect, and {@code value} is its result. {@code reason} states how that is known. */
    public static Resolution booked(Object value, String reason) {
        return new Resolution(Answer.BOOKED, reason, Objects.requireNonNull(value, "value"));
    }

    /** The write did not take effect. {@code reason} states how that is known. */
    public static Resolution notBooked(String reason) {
        return new Resolution(Answer.NOT_BOOKED, reason, null);
    }

    /** The outcome is still unknown, because of {@code reason}. */
    public static Resolution stillUnknown(String reason) {
        return new Resolution(Answer.STILL_UNKNOWN, reason, null);
    }

    /** The outcome of the write. */
    public Answer answer() {
        return answer;
    }

    /** The evidence for the answer. */
    public String reason() {
        return reason;
    }

    /** The result of the write, such as the payment. Empty if the write did not take effect or the result has another type. */
    public <T> Optional<T> value(Class<T> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return answer + ": " + reason;
    }
}
