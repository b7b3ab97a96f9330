package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.ODataError;

/** Ends a request that wants the same entities inside each other again and again, before memory does. */
public final class Effort {
    private int left = 2_000_000;

    void spend() {
        if (--left < 0) {
            throw ODataError.badRequest("The $expand query option leads to too many entities.");
        }
    }
}
