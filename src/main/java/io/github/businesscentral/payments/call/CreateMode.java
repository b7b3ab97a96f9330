package io.github.businesscentral.payments.call;

/** Who chooses the line number of a new payment. This decides how the client reacts when an attempt gets no response. */
public enum CreateMode {
    /**
     * The client chooses a free number, unless the payment has one. It can then look the payment up and send it again without
     * booking it twice.
     */
    EXACTLY_ONCE,
    /**
     * The server chooses the number. The client cannot look up or retry an attempt that got no response: the call ends with
     * {@link io.github.businesscentral.payments.error.OutcomeUnknownException}.
     */
    SERVER_NUMBERED
}
