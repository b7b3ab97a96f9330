package io.github.businesscentral.payments.testing;

/** What can happen to a notification on its way. */
public enum NotificationFault {
    /** The service gets 200, and the receiver nothing. */
    LOST,
    /** It is sent ten minutes later, with what has changed until then. */
    LATE,
    /** It is sent twice. */
    REPEATED,
    /** Its changes come in the opposite order. */
    REORDERED
}
