package io.github.businesscentral.payments.model;

/** Whether a property may be sent, and when. */
enum Access {
    /** Never: the server decides it, or the address of the request says it. */
    READ_ONLY,
    /** In a create. */
    CREATE,
    /** In a create and in an update. */
    CREATE_AND_UPDATE;

    /** Whether a request for {@code purpose}, itself an access, may carry a property with this access. */
    boolean allows(Access purpose) {
        return compareTo(purpose) >= 0;
    }
}
