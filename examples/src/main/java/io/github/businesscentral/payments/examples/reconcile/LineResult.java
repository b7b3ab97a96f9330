package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.examples.statement.Booking;

/**
 * The outcome of a booking.
 *
 * @param invoice the invoices that it pays or seems to pay; empty if there are none
 * @param state whether its payment is in Business Central
 * @param words what to say of it: for a booking that is left to people, why
 */
record LineResult(Booking booking, String invoice, State state, String words) {
    /** Whether the payment of a booking is in Business Central. */
    enum State {
        /** It is, or would be after a dry run. */
        DONE,
        /** It is not, and people must look at it. */
        LEFT,
        /** It is not known, or another start does it. */
        AGAIN
    }

    static LineResult done(Booking booking, String invoice, String words) {
        return new LineResult(booking, invoice, State.DONE, words);
    }

    static LineResult left(Booking booking, String invoice, String why) {
        return new LineResult(booking, invoice, State.LEFT, why);
    }

    static LineResult again(Booking booking, String invoice, String why) {
        return new LineResult(booking, invoice, State.AGAIN, why);
    }
}
