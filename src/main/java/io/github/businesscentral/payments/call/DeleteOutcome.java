package io.github.businesscentral.payments.call;

/** How a delete ended. */
public enum DeleteOutcome {
    /** The server deleted the entity in answer to this call. */
    DELETED
}
