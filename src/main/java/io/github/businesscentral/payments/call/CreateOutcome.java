package io.github.businesscentral.payments.call;

/** How a create succeeded. */
public enum CreateOutcome {
    /** The server confirmed the create. */
    CREATED,
    /** An attempt got no response, and a look-up found that the server had executed it. */
    FOUND_AFTER_RETRY,
    /**
     * An equal entity already had the key that the caller chose, such as the line number of a payment or the code of a journal.
     * An earlier run created it.
     */
    ALREADY_EXISTED
}
