package io.github.businesscentral.payments.internal.batch;

/** How the failure of one member of a batch affects the others. */
public enum BatchMode {
    /** Later members are not executed. This is the server's default. */
    STOP_AT_FIRST_FAILURE,
    /** The other members are executed. */
    CONTINUE_ON_ERROR,
    /** No member takes effect. */
    ATOMIC
}
