package io.github.businesscentral.payments.examples.reconcile;

/**
 * What became of a line.
 *
 * @param invoice the number of the invoice that it pays or seems to pay; empty if there is none
 * @param done whether its payment is in Business Central
 * @param words what to tell the user
 */
record LineResult(StatementLine line, String invoice, boolean done, String words) {
    static LineResult done(StatementLine line, String invoice, String words) {
        return new LineResult(line, invoice, true, words);
    }

    static LineResult notDone(StatementLine line, String invoice, String words) {
        return new LineResult(line, invoice, false, words);
    }
}
