package io.github.businesscentral.payments.call;

/** The outcome of a posting that the server answered without an error. */
public enum PostOutcome {
    /**
     * No line that was in the journal before is there any more: they were posted. A journal that had no lines that can be seen is
     * accepted, too: after a posting the server keeps an empty line in it, so that a second posting finds something and posts
     * nothing ({@code business-central.md} 3.8).
     */
    ACCEPTED,
    /**
     * Lines that were in the journal before are still there. With background posting the server has queued them, one job for
     * each document number, and they can still fail. Otherwise they were not posted: list the journal.
     */
    LINES_LEFT
}
