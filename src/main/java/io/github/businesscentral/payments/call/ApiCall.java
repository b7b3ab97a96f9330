package io.github.businesscentral.payments.call;

import java.util.concurrent.CompletableFuture;

/**
 * A prepared call. You can execute it any number of times; each execution is a separate call. Immutable and safe to share between
 * threads.
 */
public interface ApiCall<T> {
    /**
     * Executes the call and returns the value. Blocks at most until the deadline.
     *
     * @throws io.github.businesscentral.payments.error.BusinessCentralException if the call fails; the subclass states why
     */
    default T execute() {
        return executeForResponse().value();
    }

    /**
     * Executes the call on a thread of the client. Cancelling the returned future cancels the request; cancelling a derived
     * future does not. Dependent actions run on the client's thread and may make further calls and wait for them. The deadline
     * starts now and includes time in the client's queue.
     */
    CompletableFuture<T> executeAsync();

    /** Does the same as {@link #execute()}, but returns the value with the status, the headers and a summary of the call. */
    ApiResponse<T> executeForResponse();

    /**
     * Does the same as {@link #executeAsync()}, but the future has the value with the status, the headers and a summary of the
     * call.
     */
    CompletableFuture<ApiResponse<T>> executeForResponseAsync();

    /** Returns this call with {@code options}, which override the call's own. */
    ApiCall<T> with(RequestOptions options);
}
