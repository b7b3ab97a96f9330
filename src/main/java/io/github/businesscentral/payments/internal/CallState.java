package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.CallSummary;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a call: its deadline, its counters, and whether a write may have reached the server. The thread that
 * runs the call owns it; other threads may only {@link #end} it.
 */
public final class CallState implements CallContext {
    /** Why a call was ended from outside. */
    enum End {
        DEADLINE,
        CANCELLED,
        CLOSED
    }

    private final CallSpec<?> spec;
    private final Duration deadline;
    private final Duration attemptTimeout;
    private final Scheduler scheduler;
    private final long startedAt;
    private final long endsAt;
    private final Runnable timer;
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private final AtomicBoolean claimed = new AtomicBoolean();

    private volatile @Nullable Call current;
    private int attempts;
    private int retries;
    private long waitedNanos;
    private boolean maybeSent;
    private boolean earlierUnknown;

    /** Starts a call: its deadline counts from here. */
    CallState(CallSpec<?> spec, Duration deadline, Duration attemptTimeout, Scheduler scheduler) {
        this.spec = spec;
        this.deadline = deadline;
        this.attemptTimeout = attemptTimeout;
        this.scheduler = scheduler;
        this.startedAt = scheduler.nanoTime();
        this.endsAt = startedAt + deadline.toNanos();
        this.timer = scheduler.schedule(() -> end(End.DEADLINE), deadline);
    }

    /** Whether the caller of this method is the first, and so the one that decides how the call ends. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Ends the call: closes its connection and wakes whatever it waits for. The first reason counts. */
    void end(End reason) {
        if (ended.complete(reason)) {
            Call running = current;
            if (running != null) {
                running.cancel();
            }
        }
    }

    /** Runs {@code action} when the call is ended from outside. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end never fails
    void onEnd(Consumer<End> action) {
        ended.thenAccept(action);
    }

    /** The call has its result; the deadline no longer matters. */
    void finish() {
        timer.run();
    }

    /** Why the call has ended; at the deadline also when its timer has not run yet. */
    Optional<End> ended() {
        if (endsAt - scheduler.nanoTime() <= 0) {
            end(End.DEADLINE);
        }
        return Optional.ofNullable(ended.getNow(null));
    }

    @Override
    public boolean isEnded() {
        return ended().isPresent();
    }

    /** Makes {@code call} the one that an end from outside reaches. */
    void attach(Call call) {
        current = call;
        if (isEnded()) {
            call.cancel();
        }
    }

    Duration deadline() {
        return deadline;
    }

    Duration attemptTimeout() {
        return attemptTimeout;
    }

    @Override
    public CallKind kind() {
        return spec.kind();
    }

    @Override
    public int retries() {
        return retries;
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endsAt - scheduler.nanoTime()));
    }

    private Duration elapsed() {
        return Duration.ofNanos(scheduler.nanoTime() - startedAt);
    }

    /** A request goes on the wire. What is not known of the one before stays unknown. */
    void attemptStarts() {
        attempts++;
        earlierUnknown |= maybeSent;
        maybeSent = false;
    }

    /** The server answered that it did not execute the attempt. */
    void attemptRefused() {
        maybeSent = false;
    }

    @Override
    public boolean mayHaveBeenSent() {
        return maybeSent || earlierUnknown;
    }

    /** A fresh body for a write; none for a read. */
    @Nullable OneShotBody newBody() {
        return kind().isWrite() ? new OneShotBody(spec.content(), () -> maybeSent = true) : null;
    }

    @Override
    public Optional<Request> renew(Request request) {
        OneShotBody body = newBody();
        return Optional.of(
                body == null
                        ? request
                        : request.newBuilder()
                                .method(request.method(), body)
                                // An interceptor that had encoded the old body has not seen this one.
                                .removeHeader("Content-Encoding")
                                .build());
    }

    @Override
    public void pause(Duration wait) throws IOException {
        retries++;
        long from = scheduler.nanoTime();
        try {
            if (scheduler.sleep(wait, ended)) {
                throw endedException();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            waitedNanos += scheduler.nanoTime() - from;
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> made) throws IOException, ExecutionException {
        try {
            if (!made.isDone()) {
                CompletableFuture.anyOf(ended, made.handle((value, failure) -> Boolean.TRUE))
                        .get();
            }
            if (!made.isDone()) {
                throw endedException();
            }
            return made.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException endedException() {
        return new IOException("The call was ended");
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("interrupted").initCause(e);
    }

    CallSummary summary() {
        return CallSummary.of(
                spec.method(), RedactedUrl.of(spec.url()), attempts, elapsed(), Duration.ofNanos(waitedNanos));
    }
}
