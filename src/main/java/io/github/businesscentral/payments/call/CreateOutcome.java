package io.github.businesscentral.payments.call;

/** How a create succeeded. */
public enum CreateOutcome {
    /** The server confirmed that it was created. */
    CREATED,
    /** An attempt was not answered, and a look-up found that it had been executed. */
    FOUND_AFTER_RETRY,
    /**
     * The key was given by the caller, such as the line number of a payment or the code of a journal, and an equal entity had
     * it already: created by an earlier run.
     */
    ALREADY_EXISTED
}
