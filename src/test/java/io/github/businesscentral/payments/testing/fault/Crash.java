package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Simulates the crash of a client between two requests. From that moment all its connections break and its requests have no
 * effect, as if the process were gone. Then start another client against the same stand-in, and check that it continues where the
 * first one stopped.
 *
 * <pre>{@code
 * for (int n = 1; n <= requestsOfAWholeRun; n++) {
 *     Crash crash = Crash.afterRequest(n);                       // executed, but the client gets no response
 *     fake.addFault(crash);
 *     // the program under test: its calls fail from the n-th request on
 *     crash.restart();                                           // later requests are those of a new process
 * }
 * }</pre>
 */
public final class Crash implements Fault {
    private final int last;
    private final boolean lastIsDone;
    private final Predicate<FakeRequest> client;
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean restarted;

    private Crash(int last, boolean lastIsDone, Predicate<FakeRequest> client) {
        this.last = last;
        this.lastIsDone = lastIsDone;
        this.client = client;
    }

    /** Crashes before the client's request with this number reaches the server. The first is 1. */
    public static Crash beforeRequest(int number) {
        return new Crash(positive(number), false, request -> true);
    }

    /** Crashes after the server executed the client's request with this number, before the response arrives. */
    public static Crash afterRequest(int number) {
        return new Crash(positive(number), true, request -> true);
    }

    /** Limits the crash to the client whose requests also match {@code more}, for example by a header. */
    public Crash on(Predicate<FakeRequest> more) {
        return new Crash(last, lastIsDone, client.and(more));
    }

    /** Lets requests through again. A crash happens only once. */
    public void restart() {
        restarted = true;
    }

    /** Returns whether the client has crashed, even if it was restarted since. */
    public boolean hasHappened() {
        return sent.get() >= last;
    }

    @Override
    public FakeResponse answer(FakeRequest request, Server server) {
        if (restarted || !client.test(request)) {
            return server.apply(request);
        }
        int number = sent.incrementAndGet();
        if (number < last) {
            return server.apply(request);
        }
        if (number == last && lastIsDone) {
            server.apply(request);
        }
        return FakeResponse.brokenConnection().withFault("crash");
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a crash at request " + number + "; the first one is 1");
        }
        return number;
    }
}
