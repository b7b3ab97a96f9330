package io.github.businesscentral.payments.internal.batch;

/** What a failure of one member of a batch means for the others. */
public enum BatchMode {
    /** Those behind it are not executed; what the server does by itself. */
    STOP_AT_FIRST_FAILURE,
    /** Nothing. */
    CONTINUE_ON_ERROR,
    /** None of them takes effect. */
    ATOMIC
}
