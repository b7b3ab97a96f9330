package io.github.businesscentral.payments.testing;

import java.time.Duration;
import java.util.function.Function;

/**
 * A failure between the program and the server. It wraps the server and decides what happens to each request. {@code Faults} has
 * the usual ones; for anything else write a function:
 *
 * <pre>{@code
 * fake.addFault((request, server) -> FakeResponse.of(503).withHeader("Retry-After", "1"));   // never reaches the server
 * fake.addFault((request, server) -> {                                                       // executed, but no response
 *     server.apply(request);
 *     return FakeResponse.brokenConnection();
 * });
 * }</pre>
 *
 * <p>Called by the threads that serve requests, several at a time.
 */
@FunctionalInterface
public interface Fault {
    /** Returns the response to a request. {@code server} executes the request and answers as if there were no fault. */
    FakeResponse answer(FakeRequest request, Server server);

    /** The server behind a fault. */
    interface Server extends Function<FakeRequest, FakeResponse> {
        /**
         * Executes a request after this many further requests have been answered, on the data at that time. The response is
         * discarded. Faults do not apply again.
         */
        void applyAfter(int furtherRequests, FakeRequest request);

        /** Executes a request after this time has passed on the stand-in's clock. */
        void applyAfter(Duration time, FakeRequest request);
    }
}
