package io.github.businesscentral.payments.call;

/** What a call does, as far as repeating it is concerned. */
public enum CallKind {
    /** Changes nothing, so it can be repeated freely. */
    READ,
    /** Makes an entity, such as a payment; repeated blindly it could make two. */
    CREATE,
    /** Changes the entity that has a given ETag, or any. */
    UPDATE,
    /** Deletes an entity. */
    DELETE,
    /** Makes the server do something, such as posting a journal; repeated it could be done twice. */
    ACTION,
    /** Carries several calls in one request. */
    BATCH;

    /** Whether the call makes something new. */
    public boolean isCreate() {
        return this == CREATE;
    }

    /** Whether the call can change something on the server. */
    public boolean isWrite() {
        return this != READ;
    }
}
