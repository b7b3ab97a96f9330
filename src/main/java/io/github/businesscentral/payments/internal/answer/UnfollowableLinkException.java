package io.github.businesscentral.payments.internal.answer;

import java.io.Serial;

/** A page that is good but for the link to the next one. */
public final class UnfollowableLinkException extends UnreadableAnswerException {
    @Serial
    private static final long serialVersionUID = 1;

    UnfollowableLinkException(String message) {
        super(message, "$['@odata.nextLink']", false, null);
    }
}
