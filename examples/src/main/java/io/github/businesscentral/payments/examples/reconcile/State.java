package io.github.businesscentral.payments.examples.reconcile;

/** What has become of a line, as the progress file notes it. */
enum State {
    /** Nothing of it was ever sent. */
    NEW(false, ""),
    /** It was about to be sent, and no answer was noted: it can be in the journal or not. */
    SENT(false, "not known whether it was entered"),
    ENTERED(true, "in the journal since an earlier run"),
    /** It was in the journal when that was about to be posted, and no answer was noted. */
    POSTING(true, "not known whether it was posted"),
    POSTED(true, "posted in an earlier run"),
    /** It was in the journal and is gone, and its invoice has less to pay. */
    POSTED_BY_OTHERS(true, "entered in an earlier run, and posted by somebody since"),
    /** It was in the journal and is gone, and its invoice has as much to pay as before. */
    DELETED(false, "entered in an earlier run, and deleted by somebody since: not entered again");

    private final boolean done;
    private final String words;

    State(boolean done, String words) {
        this.done = done;
        this.words = words;
    }

    /** Whether the payment is in Business Central, as far as is known. */
    boolean isDone() {
        return done;
    }

    String words() {
        return words;
    }
}
