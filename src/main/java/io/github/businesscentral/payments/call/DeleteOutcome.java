package io.github.businesscentral.payments.call;

/** What a delete has come to. */
public enum DeleteOutcome {
    /** The entity was there and is deleted. */
    DELETED,
    /**
     * The entity is not there, and it is not known why: an attempt that was not answered may have deleted it, or it was
     * posted or deleted by somebody else.
     */
    GONE
}
