package io.github.businesscentral.payments.testing;

import java.time.Duration;
import java.util.function.Function;

/**
 * Something that goes wrong between the program and the server. It stands around the server and decides for each request
 * what becomes of it. The usual ones are in {@code Faults}; anything else is a function:
 *
 * <pre>{@code
 * fake.addFault((request, server) -> FakeResponse.of(503).withHeader("Retry-After", "1"));   // never gets there
 * fake.addFault((request, server) -> {                                                       // done, but nobody is told
 *     server.apply(request);
 *     return FakeResponse.brokenConnection();
 * });
 * }</pre>
 *
 * <p>Called by the threads that serve requests, several at a time.
 */
@FunctionalInterface
public interface Fault {
    /** Returns the answer to a request; {@code server} answers as if there were no fault, and does what it was asked. */
    FakeResponse answer(FakeRequest request, Server server);

    /** What stands behind a fault. */
    interface Server extends Function<FakeRequest, FakeResponse> {
        /**
         * Carries a request out when this many further requests have been answered, whatever the data are by then.
         * Nobody hears of the answer. Faults do not apply again.
         */
        void applyAfter(int furtherRequests, FakeRequest request);

        /** Carries a request out when this much time has passed on the stand-in's clock. */
        void applyAfter(Duration time, FakeRequest request);
    }
}
