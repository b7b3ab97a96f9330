package io.github.businesscentral.payments.internal.batch;

/** What a failure of one member of a batch means for the others. */
public enum BatchMode {
    /** The members after it are not executed; this is the server's default. */
    STOP_AT_FIRST_FAILURE,
    /** The others are executed. */
    CONTINUE_ON_ERROR,
    /** None of them takes effect. */
    ATOMIC
}
