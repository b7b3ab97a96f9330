package io.github.businesscentral.payments.call;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Interceptor;
import okhttp3.Request;

/**
 * The call that a request belongs to, for use by interceptors. Every request of the library carries its context as a tag,
 * including retries.
 *
 * <p>The thread that runs the call uses the context. Other threads can only end the call, by a cancel, a close or the deadline.
 */
public interface CallContext {
    /** The kind of call. */
    CallKind kind();

    /**
     * Whether the request settles a write. Such a look-up ignores the retry budget, because the outcome would otherwise stay
     * unknown.
     */
    boolean isSettling();

    /** The number of waits that {@link #pause pause(…)} has counted so far. */
    int retries();

    /** The time left until the deadline; zero once it has passed. */
    Duration remaining();

    /**
     * Whether the server may have received a write whose outcome is unknown. Becomes true when OkHttp asks for the request's
     * body, however the attempt fails. Becomes false again after a response that says that the server did not execute the write.
     */
    boolean mayHaveBeenSent();

    /** Whether the call was ended from outside: by its deadline, a cancel or the closing of the client. */
    boolean isEnded();

    /**
     * Returns {@code request} ready to be sent again, with a fresh body. Empty if it has a one-shot body that the library did not
     * create.
     */
    Optional<Request> renew(Request request);

    /** Records why there is no further attempt, for the summary of the call. The last reason wins. */
    void giveUp(String reason);

    /**
     * Notifies the client's listeners that a wait or a token renewal has ended. May be called from any thread.
     *
     * @param took how long it took
     * @param failure the failure in a word or two; empty if it succeeded
     */
    void report(CallEvent.Type type, Duration took, String failure);

    /** A monotonic clock, in nanoseconds from an arbitrary origin. The deadline uses the same clock. */
    long nanoTime();

    /**
     * Waits before the next attempt and counts the wait.
     *
     * @param reason why the last attempt failed, for example {@code HTTP 503}
     * @throws IOException if the call ends or the thread is interrupted while waiting
     */
    void pause(Duration wait, String reason) throws IOException;

    /**
     * Waits at most {@code time} for {@code made}, and returns whether it is done.
     *
     * @throws IOException if the call ends or the thread is interrupted while waiting
     */
    boolean await(CompletableFuture<?> made, Duration time) throws IOException;

    /**
     * Waits for another thread's result. Does not cancel it when this call ends.
     *
     * @throws IOException if the call ends or the thread is interrupted while waiting
     * @throws ExecutionException if {@code made} failed
     */
    <T> T await(CompletableFuture<T> made) throws IOException, ExecutionException;

    /**
     * Whether the server accepted a batch with these credentials but answered 401 to a member. The credentials must then be
     * renewed before the member is sent again.
     *
     * @param authorization the value of the header
     */
    default boolean isRefused(String authorization) {
        return false;
    }

    /** Returns the context of the request in {@code chain}. Creates one if the library did not create the request. */
    static CallContext of(Interceptor.Chain chain) {
        CallContext tagged = chain.request().tag(CallContext.class);
        return tagged == null ? new UntaggedCall(chain) : tagged;
    }
}
