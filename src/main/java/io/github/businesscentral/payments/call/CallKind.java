package io.github.businesscentral.payments.call;

/** The kind of a call, which decides whether it may be retried. */
public enum CallKind {
    /** Changes nothing, so it can always be retried. */
    READ,
    /** Creates an entity, such as a payment. A blind retry could create two. */
    CREATE,
    /** Updates an entity, either with a given ETag or in any version. */
    UPDATE,
    /** Deletes an entity. */
    DELETE,
    /** Triggers an action of the server, such as posting a journal. A blind retry could trigger it twice. */
    ACTION,
    /** Contains several calls in one request. */
    BATCH;

    /** Whether the call creates something. */
    public boolean isCreate() {
        return this == CREATE;
    }

    /** Whether the call can change something on the server. */
    public boolean isWrite() {
        return this != READ;
    }
}
