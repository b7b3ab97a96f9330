package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.odata.ETag;
import java.util.Optional;

/** Whether a PATCH of the mark that was refused, or got no response, was executed. Decided by the mark read afterwards. */
public enum MarkChange {
    /** The mark has the nonce that was sent. Continue with the ETag that was read. */
    DONE,
    /** The mark is unchanged. Send the same PATCH again, with the same nonce and ETag. At most one of the two is executed. */
    SEND_AGAIN,
    /** Others changed the mark. Decide again by its new state. */
    OVERTAKEN,
    /** The journal is gone. Look for the run's journals again. */
    GONE;

    /**
     * Compares the change with the journal, which was read by its id after the change was refused or got no response.
     *
     * @param sent the ETag that the change was sent with
     */
    public static MarkChange of(ETag sent, String nonce, Optional<RunJournal> now) {
        if (now.isEmpty()) {
            return GONE;
        }
        if (now.get().mark().nonce().equals(nonce)) {
            return DONE;
        }
        return now.get().etag().equals(sent) ? SEND_AGAIN : OVERTAKEN;
    }
}
