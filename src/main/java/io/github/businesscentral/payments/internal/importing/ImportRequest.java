package io.github.businesscentral.payments.internal.importing;

import java.util.concurrent.CompletableFuture;

/** A request on its way. */
interface Flight {
    /** Done when the request is answered or has failed. */
    CompletableFuture<?> result();

    /** Reads the answer. Called once, by the thread that imports. */
    void arrive();

    /** The request was cancelled: the outcomes of its payments are unknown. */
    void lost();
}
