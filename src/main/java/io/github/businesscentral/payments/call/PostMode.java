package io.github.businesscentral.payments.call;

/** Whether a journal may be posted while an unanswered create may still be executed in it. */
public enum PostMode {
    /**
     * No: {@link io.github.businesscentral.payments.error.JournalUnsettledException}, and nothing is sent. A late attempt finds
     * its line number free once the journal is posted, and would book the payment a second time.
     */
    ONLY_IF_SETTLED,
    /** Yes, at once. Read the journal afterwards to find lines that were created late. */
    REGARDLESS
}
