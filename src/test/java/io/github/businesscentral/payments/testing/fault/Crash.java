package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The crash of a client between two of its requests: from that moment on each of its connections breaks and nothing that it
 * sends is done, as if the process were gone. Then start another client against the same stand-in, and see whether it goes
 * on where the first one stopped.
 *
 * <pre>{@code
 * for (int n = 1; n <= requestsOfAWholeRun; n++) {
 *     Crash crash = Crash.afterRequest(n);                       // done, but the client never hears of it
 *     fake.addFault(crash);
 *     // the program under test: its calls fail from the n-th request on
 *     crash.restart();                                           // what is sent from now on is another process's
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

    /** Crashes before the client's request of this number gets to the server; 1 is the first. */
    public static Crash beforeRequest(int number) {
        return new Crash(positive(number), false, request -> true);
    }

    /** Crashes after the server has carried out the client's request of this number, and before the answer arrives. */
    public static Crash afterRequest(int number) {
        return new Crash(positive(number), true, request -> true);
    }

    /** Returns a crash of the client whose requests match this and what was said before, such as by a header of its own. */
    public Crash on(Predicate<FakeRequest> more) {
        return new Crash(last, lastIsDone, client.and(more));
    }

    /** Lets requests through again. A crash happens once. */
    public void restart() {
        restarted = true;
    }

    /** Returns whether the client has crashed, whether or not it was restarted since. */
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
