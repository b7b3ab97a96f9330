package io.github.businesscentral.payments.internal.importing;

import java.util.concurrent.CompletableFuture;

/** A request of an import that is in request. */
interface ImportRequest {
    /** Completes when the response has arrived or the request has failed. */
    CompletableFuture<?> result();

    /** Handles the response. Called once, on the importing thread. */
    void handleResponse();

    /** Cancels the request. The outcomes of its payments are then unknown. */
    void cancel();
}
