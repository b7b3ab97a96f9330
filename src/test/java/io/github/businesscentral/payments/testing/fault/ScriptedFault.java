package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A fault with a name, the requests that it affects, and a limit. Each method returns a new fault whose count starts at 0. The
 * order of {@link #on on(…)} and {@link #times times(…)} does not matter.
 */
public final class ScriptedFault implements Fault {
    private static final String BEFORE_COMMIT = "-before-commit";
    private static final Predicate<FakeRequest> ANY = request -> true;

    private final String name;
    private final Fault effect;
    /** Whether the effect lets the server execute the request. */
    private final boolean commits;

    private final Predicate<FakeRequest> requests;
    private final int first;
    private final int last;
    private final AtomicInteger matched = new AtomicInteger();
    private final AtomicInteger struck = new AtomicInteger();

    private ScriptedFault(
            String name, Fault effect, boolean commits, Predicate<FakeRequest> requests, int first, int last) {
        this.name = name;
        this.effect = effect;
        this.commits = commits;
        this.requests = requests;
        this.first = first;
        this.last = last;
    }

    /** Returns a fault that changes the server's behaviour or response. */
    static ScriptedFault around(String name, Fault effect) {
        return new ScriptedFault(name, effect, true, ANY, 1, Integer.MAX_VALUE);
    }

    /** Returns a fault that responds instead of the server. */
    static ScriptedFault instead(String name, Fault effect) {
        return new ScriptedFault(name, effect, false, ANY, 1, Integer.MAX_VALUE);
    }

    /** Limits the fault to requests that also match {@code more}. */
    public ScriptedFault on(Predicate<FakeRequest> more) {
        return new ScriptedFault(name, effect, commits, requests.and(more), first, last);
    }

    /** Limits the fault to the first {@code count} matching requests. */
    public ScriptedFault times(int count) {
        return between(1, count);
    }

    /** Limits the fault to one of the matching requests. The first is 1. */
    public ScriptedFault nth(int number) {
        return between(number, number);
    }

    private ScriptedFault between(int from, int to) {
        if (to < 1) {
            throw new IllegalArgumentException("a fault that strikes " + to + " times; it must be at least 1");
        }
        return new ScriptedFault(name, effect, commits, requests, from, to);
    }

    /** Adds a header to the response, or replaces it. */
    public ScriptedFault withHeader(String header, String value) {
        return answering(response -> response.withHeader(header, value));
    }

    /** Delays the response, or the end of the connection. */
    public ScriptedFault withDelay(Duration delay) {
        return answering(response -> response.withDelay(delay));
    }

    private ScriptedFault answering(UnaryOperator<FakeResponse> change) {
        Fault changed = (request, server) -> change.apply(effect.answer(request, server));
        return new ScriptedFault(name, changed, commits, requests, first, last);
    }

    /**
     * Lets the server execute the request before this fault responds instead.
     *
     * @throws IllegalStateException if the server executes the request anyway
     */
    public ScriptedFault afterCommit() {
        return committing("-after-commit", (request, server) -> server.apply(request));
    }

    /** Lets the server execute the request first. The fault has no effect if the server refuses. */
    ScriptedFault committedBefore() {
        Fault after = (request, server) -> {
            FakeResponse own = server.apply(request);
            return own.status() < 400 ? effect.answer(request, server) : own;
        };
        return new ScriptedFault(name, after, true, requests, first, last);
    }

    /**
     * Lets the server execute the request only after this many further requests have been answered. It may fail then; the
     * response is discarded.
     *
     * @throws IllegalStateException if the server executes the request anyway
     */
    public ScriptedFault thenCommit(int furtherRequests) {
        if (furtherRequests < 1) {
            throw new IllegalArgumentException(
                    "a commit after " + furtherRequests + " requests; at least 1 must follow");
        }
        return committing("-then-commit", (request, server) -> server.applyAfter(furtherRequests, request));
    }

    /** Lets the server execute the request only after this time has passed on the stand-in's clock. */
    public ScriptedFault thenCommit(Duration time) {
        return committing("-then-commit", (request, server) -> server.applyAfter(time, request));
    }

    private ScriptedFault committing(String moment, BiConsumer<FakeRequest, Server> commit) {
        if (commits) {
            throw new IllegalStateException(name + " has the request carried out already, and once is enough");
        }
        Fault after = (request, server) -> {
            commit.accept(request, server);
            return effect.answer(request, server);
        };
        return new ScriptedFault(name.replace(BEFORE_COMMIT, "") + moment, after, true, requests, first, last);
    }

    /** Returns the name of the failure, for example {@code cut-after-commit}. */
    public String name() {
        return name;
    }

    /** Returns how many requests it has affected so far. */
    public int struck() {
        return struck.get();
    }

    @Override
    public FakeResponse answer(FakeRequest request, Server server) {
        if (!requests.test(request)) {
            return server.apply(request);
        }
        int number = matched.incrementAndGet();
        if (number < first || number > last) {
            return server.apply(request);
        }
        struck.incrementAndGet();
        return effect.answer(request, server).withFault(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
