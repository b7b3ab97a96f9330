package io.github.businesscentral.payments.internal.answer;

import java.io.Serial;

/** A valid page whose next link must not be followed. */
public final class UnfollowableLinkException extends UnreadableAnswerException {
    @Serial
    private static final long serialVersionUID = 1;

    UnfollowableLinkException(String message) {
        super(message, "$['@odata.nextLink']", false, null);
    }
}
