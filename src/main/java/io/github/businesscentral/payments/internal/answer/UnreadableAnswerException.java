package io.github.businesscentral.payments.internal.answer;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A successful answer whose body is not what was asked for, with the place where reading stopped. */
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

    /** An answer without the entity that was asked for. */
    public static UnreadableAnswerException withoutContent() {
        return new UnreadableAnswerException(
                "The answer has no content, so it does not say what was done", "$", false, null);
    }

    /** Where in the body reading stopped. */
    public String jsonPath() {
        return jsonPath;
    }

    /** Whether the body ended too early, so that another attempt may succeed. */
    public boolean isCutShort() {
        return cutShort;
    }
}
