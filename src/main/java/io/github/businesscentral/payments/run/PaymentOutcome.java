package io.github.businesscentral.payments.run;

/** How a run confirms that a payment is entered once. */
public enum PaymentOutcome {
    /** The server confirmed the create. */
    CREATED,
    /** An attempt was not answered, and sending it again showed that the line is there. */
    FOUND_AFTER_RETRY,
    /** An equal line was there: created by an earlier call or another process. */
    ALREADY_EXISTED,
    /** The ledger has the payment: same document number, posting date and sign. */
    ALREADY_POSTED
}
