package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.error.CallSummary;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a call with all its requests: its deadline, its end, its counters. It belongs to the thread that runs the
 * call; other threads may only {@link #end end(…)} it.
 */
final class Execution {
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
    private final CallReporter reporter;
    private final long startedAt;
    private final long endsAt;
    private final Runnable timer;
    private final CompletableFuture<End> ended = new CompletableFuture<>();

    private volatile @Nullable Call current;
    private volatile @Nullable Thread runner;
    private final AtomicInteger attempts = new AtomicInteger();
    private long waitedNanos;
    private String givenUpBecause = "";
    private List<String> repeated = List.of();
    private List<Runnable> endings = List.of();

    /** Starts a call. Its deadline counts from here. */
    Execution(CallSpec<?> spec, Duration deadline, Duration attemptTimeout, Scheduler scheduler, Observers observers) {
        this.spec = spec;
        this.deadline = deadline;
        this.attemptTimeout = attemptTimeout;
        this.scheduler = scheduler;
        this.reporter = new CallReporter(observers, this);
        this.startedAt = scheduler.nanoTime();
        this.endsAt = startedAt + deadline.toNanos();
        this.timer = scheduler.schedule(() -> end(End.DEADLINE), deadline);
    }

    CallSpec<?> spec() {
        return spec;
    }

    /** Ends the call: cancels its request and every wait. The first reason is kept. */
    void end(End reason) {
        if (ended.complete(reason)) {
            Call running = current;
            if (running != null) {
                running.cancel();
            }
            reporter.interruptListener();
        }
    }

    /** Runs {@code action} when the call is ended from outside. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end never fails
    void onEnd(Consumer<End> action) {
        ended.thenAccept(action);
    }

    /** Runs {@code action} when the call has its result. Used by the thread that runs the call. */
    void atEnd(Runnable action) {
        endings = with(endings, action);
    }

    /** Cancels the deadline's timer, because the call has its result. */
    void finish() {
        timer.run();
    }

    /** Called when the call starts to run on {@code thread}. */
    void runsOn(Thread thread) {
        runner = thread;
    }

    /** Whether {@code thread} runs the call, so that the call waits for it. */
    boolean waitsFor(Thread thread) {
        Thread on = runner;
        return on == null || on.equals(thread);
    }

    /** Runs {@code task} after this time, unless the returned task runs first. */
    Runnable later(Runnable task, Duration time) {
        try {
            return scheduler.schedule(task, time);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    /** Runs the actions that wait for the end of the call. */
    void runEndings() {
        for (Runnable ending : endings) {
            ending.run();
        }
        endings = List.of();
    }

    /** Returns a longer list. Most calls never need one. */
    private static <T> List<T> with(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    /** Returns why the call ended. Also detects a deadline whose timer has not fired yet. */
    Optional<End> ended() {
        if (endsAt - nanoTime() <= 0) {
            end(End.DEADLINE);
        }
        return Optional.ofNullable(ended.getNow(null));
    }

    boolean isEnded() {
        return ended().isPresent();
    }

    /** Sets the request that {@link #end end(…)} cancels. */
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

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, endsAt - nanoTime()));
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime() - startedAt);
    }

    Duration since(long earlier) {
        return Duration.ofNanos(nanoTime() - earlier);
    }

    long nanoTime() {
        return scheduler.nanoTime();
    }

    Instant now() {
        return scheduler.now();
    }

    /** Counts a request that is about to be sent. */
    void attemptStarts() {
        attempts.incrementAndGet();
    }

    int attempts() {
        return attempts.get();
    }

    void giveUp(String reason) {
        givenUpBecause = reason;
    }

    /** Waits before another attempt. {@code reason} states why one is needed. */
    void pause(Duration wait, String reason) throws IOException {
        repeated = with(repeated, reason);
        givenUpBecause = "";
        long from = nanoTime();
        try {
            if (scheduler.sleep(wait, ended)) {
                throw endedException();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            waitedNanos += nanoTime() - from;
        }
    }

    /** Waits at most {@code time} for {@code made}, and returns whether it is done. */
    boolean await(CompletableFuture<?> made, Duration time) throws IOException {
        long from = nanoTime();
        try {
            return made.isDone() || waited(made, time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            waitedNanos += nanoTime() - from;
        }
    }

    private boolean waited(CompletableFuture<?> made, Duration time) throws IOException, InterruptedException {
        boolean woken = scheduler.sleep(time, either(made));
        if (woken && !made.isDone()) {
            throw endedException();
        }
        return woken;
    }

    private CompletableFuture<Object> either(CompletableFuture<?> made) {
        return CompletableFuture.anyOf(ended, made.handle((value, failure) -> Boolean.TRUE));
    }

    <T> T await(CompletableFuture<T> made) throws IOException, ExecutionException {
        try {
            if (!made.isDone()) {
                either(made).get();
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

    /** Reports this call to the client's listeners. */
    CallReporter reporter() {
        return reporter;
    }

    CallSummary summary() {
        CallSummary summary = CallSummary.of(
                spec.method(), CallSpec.redacted(spec.url()), attempts.get(), elapsed(), Duration.ofNanos(waitedNanos));
        return repeated.isEmpty() && givenUpBecause.isEmpty() ? summary : summary.withReasons(repeated, givenUpBecause);
    }
}
