package io.github.businesscentral.payments.call;

/** The outcome of posting a journal. */
public enum PostOutcome {
    /**
     * The server has accepted it. The journal is posted, unless background posting is switched on in the environment: then
     * it is queued, and its lines can still fail ({@code business-central.md} 3.8).
     */
    ACCEPTED
}
