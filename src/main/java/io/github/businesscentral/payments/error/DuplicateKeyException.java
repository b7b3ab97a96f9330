package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another record already has the key, for example the line number in the journal. Nothing was written.
 *
 * <p>After a journal was posted, an empty line that the server keeps can occupy line number 10000. No list shows that line
 * ({@code business-central.md} 3.8).
 */
public final class DuplicateKeyException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object existing;
    private final String[] differences;

    DuplicateKeyException(ErrorResponse response, CallSummary call) {
        super(
                response,
                call,
                "Look at the record that has the key, or choose another key. If no list shows it, the line may be one that is not"
                        + " a customer payment, or the empty line 10000 of a journal that was posted.");
        this.existing = null;
        this.differences = new String[0];
    }

    private DuplicateKeyException(DuplicateKeyException taken, Object existing, List<String> differences) {
        super(
                taken.response(),
                taken.call(),
                "The record that has the key has another " + String.join(", ", differences)
                        + "; existing(…) returns it. Choose another key, or update that record.");
        this.existing = existing;
        this.differences = differences.toArray(String[]::new);
    }

    /** Returns this exception with the record that has the key, and the names of the properties that differ. */
    public DuplicateKeyException offering(Object record, List<String> differing) {
        return new DuplicateKeyException(this, record, differing);
    }

    /**
     * The record that has the key, as the library read it when the write failed. Empty if it could not be read, has another type,
     * or the exception was deserialized.
     */
    public <T> Optional<T> existing(Class<T> type) {
        return type.isInstance(existing) ? Optional.of(type.cast(existing)) : Optional.empty();
    }

    /**
     * The names of the properties in which {@link #existing existing(…)} differs from the values that were sent. Empty if it
     * could not be read.
     */
    public List<String> differences() {
        return List.of(differences);
    }
}
