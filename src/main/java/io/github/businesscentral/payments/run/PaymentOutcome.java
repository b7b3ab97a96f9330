package io.github.businesscentral.payments.run;

/** How a run established that a payment is entered once. */
public enum PaymentOutcome {
    /** The server confirmed the create. */
    CREATED,
    /** The line was found after an attempt without an answer. */
    FOUND_AFTER_RETRY,
    /** An equal line existed, created by an earlier call or another process. */
    ALREADY_EXISTED,
    /** The ledger has the payment: an entry with the same document number, posting date and sign. */
    ALREADY_POSTED
}
