package io.github.businesscentral.payments.testing;

import java.util.function.Function;

/**
 * Something that goes wrong between the program and the server. It stands around the server and decides for each request
 * what becomes of it:
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
    FakeResponse answer(FakeRequest request, Function<FakeRequest, FakeResponse> server);
}
