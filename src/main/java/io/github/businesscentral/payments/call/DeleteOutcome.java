package io.github.businesscentral.payments.call;

/** The result of a delete. */
public enum DeleteOutcome {
    /** The entity was there and is deleted. */
    DELETED,
    /**
     * The entity is not there, and it is not known why: an attempt that was not answered may have deleted it, or others
     * posted or deleted it.
     */
    GONE
}
