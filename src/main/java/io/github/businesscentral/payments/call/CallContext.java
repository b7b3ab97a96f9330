package io.github.businesscentral.payments.call;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Interceptor;
import okhttp3.Request;

/**
 * What an interceptor may know and do about the call that a request belongs to. Every request of the library carries one
 * as its tag, also when it is repeated.
 *
 * <p>Used by the thread that runs the call; only another thread's cancel, close or deadline can end it.
 */
public interface CallContext {
    /** What the call does. */
    CallKind kind();

    /**
     * Whether the request settles a write. Such a look-up ignores the retry budget, since without it the outcome stays
     * unknown.
     */
    boolean isSettling();

    /** How many waits for another try {@link #pause} has counted so far. */
    int retries();

    /** What is left until the deadline; zero when it has passed. */
    Duration remaining();

    /**
     * Whether a write may have reached the server without its outcome being known. True once OkHttp has asked for the
     * request's body, for any kind of failure; false again after a response that says the server did not execute it.
     */
    boolean mayHaveBeenSent();

    /** Whether the call was ended from outside: by its deadline, a cancel or the closing of the client. */
    boolean isEnded();

    /**
     * Returns {@code request} ready to be sent once more, with a fresh body where it has one; empty if it has a one-shot
     * body that the library did not make.
     */
    Optional<Request> renew(Request request);

    /** Notes why there is no further try, for the summary of the call; the last reason counts. */
    void giveUp(String reason);

    /**
     * Tells the client's listeners that a wait or a renewal is over. May be called from any thread.
     *
     * @param took how long it was
     * @param failure what it failed with in a word or two; empty if it did not
     */
    void report(CallEvent.Type type, Duration took, String failure);

    /** A clock that only moves forward, in nanoseconds from an arbitrary origin; the one that the deadline goes by. */
    long nanoTime();

    /**
     * Waits before the next try and counts it.
     *
     * @param reason why the last one was not enough, such as {@code HTTP 503}
     * @throws IOException as soon as the call ends or the thread is interrupted
     */
    void pause(Duration wait, String reason) throws IOException;

    /**
     * Waits until {@code made} is done, at most for {@code time}, and returns whether it is.
     *
     * @throws IOException as soon as the call ends or the thread is interrupted
     */
    boolean await(CompletableFuture<?> made, Duration time) throws IOException;

    /**
     * Waits for the result of another thread, without cancelling it when this call ends.
     *
     * @throws IOException as soon as the call ends or the thread is interrupted
     * @throws ExecutionException if {@code made} failed
     */
    <T> T await(CompletableFuture<T> made) throws IOException, ExecutionException;

    /**
     * Whether the server accepted a batch with these credentials but answered 401 to a member, so that they must be renewed
     * before the member is sent again.
     *
     * @param authorization the value of the header
     */
    default boolean isRefused(String authorization) {
        return false;
    }

    /** Returns the context of the request in {@code chain}; for a request that is not the library's, one made for it. */
    static CallContext of(Interceptor.Chain chain) {
        CallContext tagged = chain.request().tag(CallContext.class);
        return tagged == null ? new UntaggedCall(chain) : tagged;
    }
}
