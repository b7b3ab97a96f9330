package io.github.businesscentral.payments.call;

/** The result of a delete. */
public enum DeleteOutcome {
    /** The entity existed and is deleted. */
    DELETED,
    /**
     * The entity no longer exists, but the reason is unknown. An attempt without a response may have deleted it, or others posted
     * or deleted it.
     */
    GONE
}
