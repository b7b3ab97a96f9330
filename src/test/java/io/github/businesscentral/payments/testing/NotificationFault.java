package io.github.businesscentral.payments.testing;

/** A failure of a notification. */
public enum NotificationFault {
    /** The service receives 200, but the receiver gets nothing. */
    LOST,
    /** It is sent ten minutes later, together with later changes. */
    LATE,
    /** It is sent twice. */
    REPEATED,
    /** Its changes are in reverse order. */
    REORDERED
}
