package io.github.businesscentral.payments.internal.run.journal;

import io.github.businesscentral.payments.odata.ETag;
import java.util.Optional;

/** Tells whether a PATCH of the mark that was refused or not answered has been executed, from the mark read afterwards. */
public enum MarkChange {
    /** The mark has the nonce that was sent: go on, with the ETag read. */
    DONE,
    /** Nothing has changed yet: send the same PATCH again, with the same nonce and ETag. Of the two at most one is executed. */
    SEND_AGAIN,
    /** The mark was changed by others: decide anew by what it says. */
    OVERTAKEN,
    /** The journal is gone: look for the run's journals again. */
    GONE;

    /**
     * Compares the change with the journal, read by its id after the change was refused or not answered.
     *
     * @param sent the ETag that went with the change
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
