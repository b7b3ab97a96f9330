package io.github.businesscentral.payments.call;

/** How it came that a payment which was to be created is there. */
public enum CreateOutcome {
    /** The server confirmed that it was created. */
    CREATED,
    /** An attempt was not answered, and a look-up found that it had been executed. */
    FOUND_AFTER_RETRY,
    /** The line number was given by the caller, and an equal payment had it already: created by an earlier run. */
    ALREADY_EXISTED
}
