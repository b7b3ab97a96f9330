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
 * A fault with a name, the requests it strikes, and how often. Each method returns another fault, whose count starts at
 * 0; the order of {@link #on} and {@link #times} does not matter.
 */
public final class ScriptedFault implements Fault {
    private static final String BEFORE_COMMIT = "-before-commit";
    private static final Predicate<FakeRequest> ANY = request -> true;

    private final String name;
    private final Fault effect;
    /** Whether the effect lets the server do what it was asked. */
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

    /** Returns a fault that changes what the server does or answers. */
    static ScriptedFault around(String name, Fault effect) {
        return new ScriptedFault(name, effect, true, ANY, 1, Integer.MAX_VALUE);
    }

    /** Returns a fault that answers in the server's place. */
    static ScriptedFault instead(String name, Fault effect) {
        return new ScriptedFault(name, effect, false, ANY, 1, Integer.MAX_VALUE);
    }

    /** Strikes only requests that match this and what was said before. */
    public ScriptedFault on(Predicate<FakeRequest> more) {
        return new ScriptedFault(name, effect, commits, requests.and(more), first, last);
    }

    /** Strikes only the first requests that match. */
    public ScriptedFault times(int count) {
        return between(1, count);
    }

    /** Strikes only one of the requests that match; 1 is the first. */
    public ScriptedFault nth(int number) {
        return between(number, number);
    }

    private ScriptedFault between(int from, int to) {
        if (to < 1) {
            throw new IllegalArgumentException("a fault that strikes " + to + " times; it must be at least 1");
        }
        return new ScriptedFault(name, effect, commits, requests, from, to);
    }

    /** Adds a header to the answer, or changes it. */
    public ScriptedFault withHeader(String header, String value) {
        return answering(response -> response.withHeader(header, value));
    }

    /** Lets the answer, or the end of the connection, come this much later. */
    public ScriptedFault withDelay(Duration delay) {
        return answering(response -> response.withDelay(delay));
    }

    private ScriptedFault answering(UnaryOperator<FakeResponse> change) {
        Fault changed = (request, server) -> change.apply(effect.answer(request, server));
        return new ScriptedFault(name, changed, commits, requests, first, last);
    }

    /**
     * Lets the server do what it was asked before this fault answers in its place.
     *
     * @throws IllegalStateException if the server does what it was asked anyway
     */
    public ScriptedFault afterCommit() {
        return committing("-after-commit", (request, server) -> server.apply(request));
    }

    /** Lets the server do what it was asked first, and stays out of it if the server refuses. */
    ScriptedFault committedBefore() {
        Fault after = (request, server) -> {
            FakeResponse own = server.apply(request);
            return own.status() < 400 ? effect.answer(request, server) : own;
        };
        return new ScriptedFault(name, after, true, requests, first, last);
    }

    /**
     * Lets the server do what it was asked only when this many further requests have been answered. It may fail by then;
     * nobody hears of it.
     *
     * @throws IllegalStateException if the server does what it was asked anyway
     */
    public ScriptedFault thenCommit(int furtherRequests) {
        if (furtherRequests < 1) {
            throw new IllegalArgumentException(
                    "a commit after " + furtherRequests + " requests; at least 1 must follow");
        }
        return committing("-then-commit", (request, server) -> server.applyAfter(furtherRequests, request));
    }

    /** Lets the server do what it was asked only when this much time has passed on the stand-in's clock. */
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

    /** Returns what went wrong, such as {@code cut-after-commit}. */
    public String name() {
        return name;
    }

    /** Returns how many requests it struck so far. */
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
