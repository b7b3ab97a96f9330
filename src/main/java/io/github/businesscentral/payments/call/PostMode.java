package io.github.businesscentral.payments.call;

/** Whether a journal may be posted while an unanswered create may still be executed in it. */
public enum PostMode {
    /**
     * Not until it no longer can be: a late attempt finds its line number free once the journal is posted, and would book the
     * payment a second time.
     */
    WHEN_SETTLED,
    /** At once. Read the journal afterwards for lines that have come late. */
    REGARDLESS
}
