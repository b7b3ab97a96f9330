package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.retry.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Headers;

/**
 * The environment of an operation while its call runs: requests within the call's deadline, retries within its policy, and the
 * clock. Used by the thread that runs the call.
 */
public final class Session {
    private final Transport transport;
    private final Connections http;
    private final RetryStrategy strategy;
    private final Execution execution;
    private final boolean settling;

    Session(Transport transport, Connections http, RetryStrategy strategy, Execution execution) {
        this(transport, http, strategy, execution, false);
    }

    private Session(
            Transport transport, Connections http, RetryStrategy strategy, Execution execution, boolean settling) {
        this.transport = transport;
        this.http = http;
        this.strategy = strategy;
        this.execution = execution;
        this.settling = settling;
    }

    /** Reads, with retries. */
    public <T> ApiResponse<T> read(CallSpec<T> spec) {
        CallSpec<T> whole = spec.within(execution.spec(), settling);
        return whole.operation().run(this, whole);
    }

    /** Reads to settle a write. Never uses a replica, and ignores a used-up retry budget. */
    public <T> ApiResponse<T> lookUp(CallSpec<T> spec) {
        return new Session(transport, http, strategy, execution, true).read(spec);
    }

    /** Returns a new exchange for {@code spec}, which is a part of this session's call. */
    public Exchange exchange(CallSpec<?> spec) {
        CallSpec<?> whole = spec.within(execution.spec(), settling);
        return new Exchange(http, whole, execution, settling);
    }

    /** Returns an exchange for {@code spec} that continues {@code before}'s counts of retries and refused credentials. */
    public Exchange exchangeAfter(Exchange before, CallSpec<?> spec) {
        return before.next(spec.within(execution.spec(), settling));
    }

    /** Returns a supplier that asks {@code question} about {@code spec}, in a new call each time. */
    public <T> Supplier<T> later(CallSpec<?> spec, Function<Session, T> question) {
        CallSpec<?> about = spec.within(execution.spec(), true);
        return () -> transport.execute(about.later(question)).value();
    }

    /** The clock that measures calls. */
    public long nanoTime() {
        return execution.nanoTime();
    }

    /** The time since {@code earlier}, a {@link #nanoTime()}. */
    public Duration since(long earlier) {
        return execution.since(earlier);
    }

    /** The current time. */
    public Instant now() {
        return execution.now();
    }

    /** Whether the call was ended: by its deadline, a cancel or the closing of the client. */
    public boolean isEnded() {
        return execution.isEnded();
    }

    /** The call so far: its attempts, its elapsed time and its waits. */
    public CallSummary summary() {
        return execution.summary();
    }

    /**
     * Returns how long to wait before the next attempt of {@code exchange}. Empty if there must be none.
     *
     * @param answer the headers of the last response; empty if there was none
     */
    public Optional<Duration> waitBeforeNext(Exchange exchange, Headers answer) {
        return strategy.waitBeforeNext(exchange, answer);
    }

    /** Refunds the cost of {@code retries} retries to the budget, because a result followed them. */
    public void retriesHelped(int retries) {
        strategy.helped(retries);
    }

    /** The kind of the whole call. */
    public CallKind kind() {
        return execution.spec().kind();
    }

    /** Waits for this time, at most until the call ends. */
    public void pause(Duration time) {
        try {
            execution.await(new CompletableFuture<>(), time);
        } catch (IOException e) {
            throw Failures.of(e, execution);
        }
    }

    /** An object that identifies the call in all its sessions. */
    public Object call() {
        return execution;
    }

    /** Runs {@code action} when the call ends, in whichever way. */
    public void atEnd(Runnable action) {
        execution.atEnd(action);
    }

    /** Waits for {@code done}, at most until the call ends. */
    public void await(CompletableFuture<?> done) {
        try {
            execution.await(done);
        } catch (IOException e) {
            throw Failures.of(e, execution);
        } catch (ExecutionException e) {
            throw new IllegalStateException("completes normally", e);
        }
    }

    /**
     * Sets the report for the end of the call. {@code outcome} is the worst outcome, and {@code parts} states how many have it.
     */
    public void reportParts(CallEvent.Outcome outcome, String parts) {
        execution.reporter().parts(outcome, parts);
    }
}
