package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.retry.RetryStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** What a call may use while it is executed: requests within its deadline. Used by the thread that runs the call. */
public final class Session {
    private final Transport transport;
    private final Call.Factory http;
    private final RetryStrategy strategy;
    private final Execution execution;
    private final @Nullable Sightings sightings;

    Session(Transport transport, Call.Factory http, RetryStrategy strategy, Execution execution) {
        this(transport, http, strategy, execution, null);
    }

    private Session(
            Transport transport,
            Call.Factory http,
            RetryStrategy strategy,
            Execution execution,
            @Nullable Sightings sightings) {
        this.sightings = sightings;
        this.transport = transport;
        this.http = http;
        this.strategy = strategy;
        this.execution = execution;
    }

    /** Carries out the call of this session. */
    <T> ApiResponse<T> run(CallSpec<T> spec) {
        for (int tries = 1; ; tries++) {
            Draft<T> draft = spec.conduct().draft(this, spec, tries);
            if (draft instanceof Draft.Done<T> done) {
                return done.response();
            }
            Draft.Request<T> request = (Draft.Request<T>) draft;
            if (!request.spec().kind().isWrite()) {
                return read(request.spec());
            }
            Optional<ApiResponse<T>> settled = write(request.spec(), request.rules());
            if (settled.isPresent()) {
                return settled.get();
            }
        }
    }

    /** Reads, again if need be. */
    public <T> ApiResponse<T> read(CallSpec<T> spec) {
        return read(spec, false);
    }

    /** Reads to learn what became of a write: never from a replica, and also when retries are short. */
    public <T> ApiResponse<T> lookUp(CallSpec<T> spec) {
        return read(spec, true);
    }

    private <T> ApiResponse<T> read(CallSpec<T> spec, boolean settling) {
        CallSpec<T> whole = spec.within(execution.spec(), settling);
        return new Reading<>(new Exchange(http, whole, new CallState(whole, execution, settling)), whole, strategy)
                .run();
    }

    /** Writes, and settles by {@code rules} what is not known of the outcome; empty if another draft is wanted. */
    private <T> Optional<ApiResponse<T>> write(CallSpec<T> spec, WriteRules<T> rules) {
        CallSpec<T> whole = spec.within(execution.spec(), false);
        CallState state = new CallState(whole, execution, false).permittedBy(() -> rules.permit(this));
        Exchange exchange = new Exchange(http, whole, state);
        return new Settling<>(this, exchange, new Attempts<>(this, whole, rules), strategy).run();
    }

    /** A request that carries these calls; {@code after} is the state of the one that carried some of them before. */
    Exchange envelope(CallSpec<?> spec, List<Member<?>> members, Optional<CallState> after) {
        CallState state = after.map(last -> last.next(spec)).orElseGet(() -> new CallState(spec, execution, false));
        state.carrying(members.stream().anyMatch(Member::mayBeExecuted))
                .permittedBy(() -> members.forEach(member -> member.permit(this)));
        return new Exchange(http, spec, state);
    }

    /** This session with look-ups made for many writes at once. */
    Session seeing(Sightings seen) {
        return new Session(transport, http, strategy, execution, seen);
    }

    /** What has been looked up for many writes at once; nothing outside of batches. */
    public Optional<Sightings> sightings() {
        return Optional.ofNullable(sightings);
    }

    /** The time by which calls are measured. */
    public long nanoTime() {
        return execution.nanoTime();
    }

    /** What the clock says. */
    public Instant now() {
        return execution.now();
    }

    /** How the call of this session has gone so far. */
    public CallSummary summary() {
        return execution.summary();
    }

    RetryStrategy strategy() {
        return strategy;
    }

    Execution execution() {
        return execution;
    }

    /** A question about {@code spec} that is asked later, in a session of its own. */
    <T> Supplier<T> later(CallSpec<?> spec, Function<Session, T> question) {
        CallSpec<?> about = spec.within(execution.spec(), true);
        return () -> transport.ask(about, question);
    }
}
