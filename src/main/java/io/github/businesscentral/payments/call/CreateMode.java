package io.github.businesscentral.payments.call;

/** Who chooses the line number of a new payment, and so what can be done when an attempt is not answered. */
public enum CreateMode {
    /**
     * The client chooses a number that is free (unless the payment has one), so that a payment can be looked up
     * and sent again without being booked twice.
     */
    EXACTLY_ONCE,
    /**
     * The server gives the number. An attempt that is not answered is neither found nor repeated: the call ends with {@link
     * io.github.businesscentral.payments.error.OutcomeUnknownException}.
     */
    SERVER_NUMBERED
}
