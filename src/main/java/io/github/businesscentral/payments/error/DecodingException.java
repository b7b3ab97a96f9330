package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server answered a read with success, but its body is not what was asked for: no JSON, cut short, nested too deep,
 * a value of the wrong type or out of range.
 */
public final class DecodingException extends BusinessCentralException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String jsonPath;

    /**
     * Makes an exception for the place where decoding stopped.
     *
     * @param jsonPath such as {@code $.value[3].amount}
     */
    public DecodingException(String message, String jsonPath, CallSummary call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.jsonPath = Objects.requireNonNull(jsonPath, "jsonPath");
    }

    /** Where in the body decoding stopped, such as {@code $.value[3].amount}; {@code $} for the body as a whole. */
    public String jsonPath() {
        return jsonPath;
    }
}
