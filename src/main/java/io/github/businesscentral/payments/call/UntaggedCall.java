package io.github.businesscentral.payments.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The context of a request that the library did not create, for interceptors on other clients. GET and HEAD are reads. Any other
 * request counts as possibly sent from the start. There is no deadline.
 */
final class UntaggedCall implements CallContext {
    // OkHttp does not report a cancel, so waits check for one at this interval.
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Call call;
    private final boolean read;
    private int retries;

    UntaggedCall(Interceptor.Chain chain) {
        this.call = chain.call();
        String method = chain.request().method();
        this.read = method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public CallKind kind() {
        return read ? CallKind.READ : CallKind.CREATE;
    }

    @Override
    public int retries() {
        return retries;
    }

    @Override
    public Duration remaining() {
        return FOREVER;
    }

    @Override
    public boolean mayHaveBeenSent() {
        return !read;
    }

    @Override
    public boolean isSettling() {
        return false;
    }

    /** There is no summary to record it in. */
    @Override
    public void giveUp(String reason) {}

    /** There is no client with listeners. */
    @Override
    public void report(CallEvent.Type type, Duration took, String failure) {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean isEnded() {
        return call.isCanceled();
    }

    @Override
    public Optional<Request> renew(Request request) {
        RequestBody body = request.body();
        return body != null && body.isOneShot() ? Optional.empty() : Optional.of(request);
    }

    @Override
    public void pause(Duration wait, String reason) throws IOException {
        retries++;
        await(new CompletableFuture<>(), wait);
    }

    @Override
    public boolean await(CompletableFuture<?> made, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !made.isDone(); left = end - System.nanoTime()) {
            look(made, Math.min(left, LOOK.toNanos()));
        }
        return made.isDone();
    }

    @Override
    public <T> T await(CompletableFuture<T> made) throws IOException, ExecutionException {
        while (!made.isDone()) {
            look(made, LOOK.toNanos());
        }
        try {
            return made.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits briefly for {@code made}, unless the call is cancelled. */
    private void look(CompletableFuture<?> made, long nanos) throws IOException {
        if (call.isCanceled()) {
            throw new IOException("Canceled");
        }
        try {
            made.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not done yet, or failed; await finds out which.
            return;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
}
