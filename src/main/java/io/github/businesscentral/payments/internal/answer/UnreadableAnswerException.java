package io.github.businesscentral.payments.internal.answer;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The body of a successful response is not the expected one. Has the place where reading stopped. */
public class UnreadableAnswerException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String jsonPath;
    private final boolean cutShort;

    UnreadableAnswerException(String message, String jsonPath, boolean cutShort, @Nullable Throwable cause) {
        super(message, cause);
        this.jsonPath = jsonPath;
        this.cutShort = cutShort;
    }

    /** Returns the exception for a response without the expected entity. */
    public static UnreadableAnswerException withoutContent() {
        return new UnreadableAnswerException(
                "The answer has no content, so it does not say what was done", "$", false, null);
    }

    /** The place in the body where reading stopped. */
    public String jsonPath() {
        return jsonPath;
    }

    /** Whether the body ended too early, so that another attempt may succeed. */
    public boolean isCutShort() {
        return cutShort;
    }
}
