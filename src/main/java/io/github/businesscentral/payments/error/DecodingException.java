package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A read succeeded, but the response body is not the expected one. It is not JSON, incomplete, nested too deeply, or has a value
 * of the wrong type or out of range.
 */
public final class DecodingException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String jsonPath;

    /**
     * Creates an exception for the place where decoding stopped.
     *
     * @param jsonPath for example {@code $.value[3].amount}
     */
    public DecodingException(String message, String jsonPath, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.jsonPath = Objects.requireNonNull(jsonPath, "jsonPath");
    }

    /** The place in the body where decoding stopped, for example {@code $.value[3].amount}; {@code $} for the whole body. */
    public String jsonPath() {
        return jsonPath;
    }
}
