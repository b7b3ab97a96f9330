package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.error.BusinessCentralException;

/** How an attempt of a member of a batch ended without success. */
record Trouble(Kind kind, BusinessCentralException failure) {
    /** What that says of the member. */
    enum Kind {
        /** It was not executed, and another try may fare better. */
        NOT_EXECUTED,
        /** It was not executed, and that is the server's answer to it. */
        REFUSED,
        /** It was not executed, since the batch as a whole was not; another try may fare better. */
        BATCH_NOT_EXECUTED,
        /** It was not executed, since the batch as a whole was not, and that is the end of it. */
        BATCH_REFUSED,
        /** It may have been executed. */
        UNKNOWN
    }

    /** Whether it is not the member's own. */
    boolean isOfTheBatch() {
        return kind == Kind.BATCH_NOT_EXECUTED || kind == Kind.BATCH_REFUSED;
    }
}
