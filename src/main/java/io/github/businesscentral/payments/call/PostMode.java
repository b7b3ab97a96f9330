package io.github.businesscentral.payments.call;

/** Whether to post a journal while the server may still execute a create that got no response. */
public enum PostMode {
    /**
     * Do not post: throw {@link io.github.businesscentral.payments.error.JournalUnsettledException} and send nothing. Posting
     * frees the line number, so a create that the server executes late would book the payment a second time.
     */
    ONLY_IF_SETTLED,
    /** Post at once. Read the journal afterwards to find lines that were created late. */
    REGARDLESS
}
