package io.github.businesscentral.payments.internal.importing;

import java.util.concurrent.CompletableFuture;

/** A request on its way. */
interface Flight {
    /** Done when the request is answered or has failed. */
    CompletableFuture<?> result();

    /** Takes what was answered; by the thread that imports, once. */
    void arrive();

    /** Nothing is known of what it carries: it was cancelled. */
    void lost();
}
