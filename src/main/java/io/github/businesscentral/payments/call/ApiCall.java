package io.github.businesscentral.payments.call;

import java.util.concurrent.CompletableFuture;

/**
 * A call that is prepared and not sent yet. It can be executed any number of times; each execution is a separate call.
 * Immutable and safe to share between threads.
 */
public interface ApiCall<T> {
    /**
     * Sends the request and returns the value; waits at most until the deadline.
     *
     * @throws io.github.businesscentral.payments.error.BusinessCentralException one of its subclasses says what happened
     */
    default T execute() {
        return executeForResponse().value();
    }

    /**
     * Sends the request on a thread of the client. Cancelling the returned future cancels the request; cancelling a derived
     * future does not. Dependent actions run on that thread; they may make further calls and wait for them. The deadline counts from now, time in
     * the client's queue included.
     */
    CompletableFuture<T> executeAsync();

    /** Does what {@link #execute()} does, and returns the value with the status, the headers and a summary of the call. */
    ApiResponse<T> executeForResponse();

    /**
     * Does what {@link #executeAsync()} does; the future has the value with the status, the headers and a summary of the
     * call.
     */
    CompletableFuture<ApiResponse<T>> executeForResponseAsync();

    /** Returns the same call; {@code options} override its own. */
    ApiCall<T> with(RequestOptions options);
}
