package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.retry.RetryStrategy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Starts calls, tracks those that are running, and ends them when the client is closed. Safe for use by any number of threads.
 * Its own threads are daemons.
 */
public final class Transport implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    // The server works on a posting or batch for up to 8 minutes, and the gateway aborts after 10.
    private static final Duration LONG_DEADLINE = Duration.ofMinutes(10);
    private static final Duration LONG_ATTEMPT_TIMEOUT = Duration.ofMinutes(9);
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(100);

    private final Connections http;
    private final RetryStrategy strategy;
    private final RequestOptions defaults;
    private final Scheduler scheduler;
    private final Observers observers;
    private final CallThreads threads = new CallThreads();
    private final Set<Execution> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Creates a transport over {@code http}, which includes all interceptors. */
    public Transport(
            Connections http,
            RetryStrategy strategy,
            RequestOptions defaults,
            Scheduler scheduler,
            Observers observers) {
        this.http = http;
        this.strategy = strategy;
        this.defaults = defaults;
        this.scheduler = scheduler;
        this.observers = observers;
    }

    /** Returns the call that {@code spec} describes. Sends nothing yet. */
    public <T> ApiCall<T> prepare(CallSpec<T> spec) {
        return new PreparedCall<>(this, spec);
    }

    /**
     * Returns the description of a call that this transport has prepared.
     *
     * @throws IllegalArgumentException if another client prepared the call
     */
    public <T> CallSpec<T> specOf(ApiCall<T> call) {
        if (call instanceof PreparedCall<T> prepared && prepared.isOf(this)) {
            return prepared.spec();
        }
        throw new IllegalArgumentException("The call belongs to another client. Prepare it with calls() of the client"
                + " that created the batch.");
    }

    /** Executes the call that {@code spec} describes. */
    public <T> ApiResponse<T> execute(CallSpec<T> spec) {
        CallSpec<T> whole = spec.over(defaults);
        Execution state = start(whole);
        try {
            return run(whole, state);
        } finally {
            finish(state);
        }
    }

    /** Starts the call that {@code spec} describes. The future completes with {@code result} of its response. */
    public <T, R> CompletableFuture<R> executeAsync(CallSpec<T> spec, Function<ApiResponse<T>, R> result) {
        CallSpec<T> whole = spec.over(defaults);
        Execution state = start(whole);
        AsyncCall<T, R> future = new AsyncCall<>(state, result);
        try {
            threads.start(() -> future.run(() -> run(whole, state), () -> {
                finish(state);
                threads.endTurn();
            }));
        } catch (RejectedExecutionException e) {
            finish(state);
            throw closedException();
        }
        return future;
    }

    private Execution start(CallSpec<?> spec) {
        if (closed) {
            throw closedException();
        }
        Execution state = timed(spec);
        running.add(state);
        state.reporter().started();
        if (closed) {
            state.end(Execution.End.CLOSED);
        }
        return state;
    }

    private Execution timed(CallSpec<?> spec) {
        boolean isLong = spec.kind() == CallKind.ACTION || spec.kind() == CallKind.BATCH;
        Duration deadline = isLong ? LONG_DEADLINE.multipliedBy(spec.operation().requests()) : DEADLINE;
        try {
            return new Execution(
                    spec,
                    spec.options().deadline().orElse(deadline),
                    spec.options().attemptTimeout().orElse(isLong ? LONG_ATTEMPT_TIMEOUT : ATTEMPT_TIMEOUT),
                    scheduler,
                    observers);
        } catch (RejectedExecutionException e) {
            // The client was closed after the check above.
            throw closedException();
        }
    }

    private void finish(Execution state) {
        state.finish();
        running.remove(state);
    }

    private <T> ApiResponse<T> run(CallSpec<T> spec, Execution execution) {
        CallReporter reporter = execution.reporter();
        execution.runsOn(Thread.currentThread());
        try {
            ApiResponse<T> response = spec.operation().run(new Session(this, http, strategy, execution), spec);
            reporter.succeeded();
            return response;
        } catch (RuntimeException | Error e) {
            reporter.failed(e);
            throw e;
        } finally {
            execution.runEndings();
        }
    }

    /** How long a batch of one request may take with these options. */
    public Duration batchDeadline(RequestOptions options) {
        return defaults.and(options).deadline().orElse(LONG_DEADLINE);
    }

    /** The clock and the timers of calls. */
    public Scheduler scheduler() {
        return scheduler;
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("The client is closed. Make the call before close(), or build a new client.");
    }

    /** Ends the running calls and accepts no new ones. */
    @Override
    public void close() {
        closed = true;
        for (Execution state : running) {
            state.end(Execution.End.CLOSED);
        }
        threads.close();
        scheduler.close();
    }
}
