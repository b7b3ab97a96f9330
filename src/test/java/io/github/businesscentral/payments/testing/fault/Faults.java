package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The usual failures (rule 31). Each affects every request unless limited by {@link ScriptedFault#on on(…)} or {@link
 * ScriptedFault#times times(…)}. A fault that responds instead of the server prevents the request from being executed, unless
 * {@link ScriptedFault#afterCommit} or {@link ScriptedFault#thenCommit(int) thenCommit(…)} is used.
 */
public final class Faults {
    private static final String HTML = "<html><head><title>Service unavailable</title></head>"
            + "<body><h1>The service is unavailable.</h1></body></html>";
    /** More than the context and less than an entity, so that the JSON is incomplete. */
    private static final int BYTES_BEFORE_CUT = 200;

    private Faults() {}

    /** Breaks the connection when the request has arrived. The server does not execute it. */
    public static ScriptedFault cutBeforeCommit() {
        return instead("cut-before-commit", FakeResponse::brokenConnection);
    }

    /** Breaks the connection after the server has executed the request. */
    public static ScriptedFault cutAfterCommit() {
        return cutBeforeCommit().afterCommit();
    }

    /** Breaks the connection. The server executes the request after this many further requests have been answered. */
    public static ScriptedFault cutThenCommit(int furtherRequests) {
        return cutBeforeCommit().thenCommit(furtherRequests);
    }

    /** Breaks the connection. The server executes the request after this time has passed on its clock. */
    public static ScriptedFault cutThenCommit(Duration time) {
        return cutBeforeCommit().thenCommit(time);
    }

    /** Breaks the connection within the response body. A response without a body does not arrive at all. */
    public static ScriptedFault cutMidBody() {
        return ScriptedFault.around(
                "cut-mid-body", (request, server) -> server.apply(request).cutAfter(BYTES_BEFORE_CUT));
    }

    /** Executes the request, and delays the response. */
    public static ScriptedFault delay(Duration time) {
        return ScriptedFault.around(
                "delay", (request, server) -> server.apply(request).withDelay(time));
    }

    /** Executes the request, and responds when the latch opens. */
    public static ScriptedFault heldBy(CountDownLatch latch) {
        return ScriptedFault.around(
                "held", (request, server) -> server.apply(request).heldBy(latch));
    }

    /** Executes the request, and sends the body slowly: {@code bytes} at a time, pausing before each piece. */
    public static ScriptedFault trickle(int bytes, Duration pause) {
        return ScriptedFault.around(
                "trickle", (request, server) -> server.apply(request).trickling(bytes, pause));
    }

    /** Executes the request and responds, then closes the connection without an announcement. Matters only over sockets. */
    public static ScriptedFault closeAfterAnswer() {
        return ScriptedFault.around(
                "close-after-answer", (request, server) -> server.apply(request).closing());
    }

    /** Sends nothing for this long, then breaks the connection. */
    public static ScriptedFault silence(Duration time) {
        return instead("silence", () -> FakeResponse.brokenConnection().withDelay(time));
    }

    /** Answers 401, as for an expired token. */
    public static ScriptedFault unauthorized() {
        return instead(
                "401",
                () -> FakeResponse.refusal(
                        401, "Authentication_InvalidCredentials", "The server has rejected the client credentials"));
    }

    /** Answers 408: more than 8 minutes of processing. */
    public static ScriptedFault requestTimeout() {
        return instead("408", () -> plain(408, "Request Timeout"));
    }

    /** Answers 429 without {@code Retry-After}. */
    public static ScriptedFault tooManyRequests() {
        return instead(
                "429",
                () -> FakeResponse.refusal(
                        429, "Application_TooManyRequests", "Too many requests reached. Actual (101). Maximum (100)."));
    }

    /** Answers 429 with {@code Retry-After} in seconds. For other values use {@code withHeader}. */
    public static ScriptedFault tooManyRequests(Duration retryAfter) {
        return tooManyRequests().withHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    public static ScriptedFault serverError() {
        return instead(
                "500", () -> FakeResponse.refusal(500, "Internal_ServerError", "An unexpected error has occurred."));
    }

    /**
     * Answers writes with 409 {@code Internal_ServerError}: another session has locked the rows for too long. Nothing is stored
     * (rule 34). For a posting see {@link #errorAfterPosting errorAfterPosting(…)}.
     */
    public static ScriptedFault lockTimeout() {
        return instead("lock-timeout", FakeResponse::lockTimeout).on(Requests.writes());
    }

    /**
     * Posts the journal completely, but answers with an error (rule 39).
     *
     * @param status 409 for a lock timeout, 408 for a request that took more than 8 minutes, 400 for a failure after the commit
     */
    public static ScriptedFault errorAfterPosting(int status) {
        ScriptedFault error = switch (status) {
            case 409 -> instead("error-after-posting-409", FakeResponse::lockTimeout);
            case 408 -> instead("error-after-posting-408", () -> plain(408, "Request Timeout"));
            case 400 ->
                instead(
                        "error-after-posting-400",
                        () -> FakeResponse.refusal(
                                400, "Application_DialogException", "The analysis view could not be updated."));
            default ->
                throw new IllegalArgumentException(
                        "an error after a posting with the status " + status + "; 400, 408 and 409 are known");
        };
        return error.committedBefore().on(Requests.postings());
    }

    /**
     * Answers GETs without {@code Data-Access-Intent: ReadWrite} from a replica that lags this far behind, by the stand-in's
     * clock (rule 33).
     */
    public static ScriptedFault staleRead(Duration lag) {
        String millis = String.valueOf(lag.toMillis());
        return ScriptedFault.around(
                        "stale-read", (request, server) -> server.apply(request.withHeader("Stand-In-Lag", millis)))
                .on(Requests.replicaReads());
    }

    /** Answers 502 with a {@code Retry-After} of one second. */
    public static ScriptedFault badGateway() {
        return instead("502", () -> plain(502, "Bad Gateway").withHeader("Retry-After", "1"));
    }

    /** Answers 503 with a {@code Retry-After} of one second. */
    public static ScriptedFault unavailable() {
        return instead("503", () -> plain(503, "Service Unavailable").withHeader("Retry-After", "1"));
    }

    /** Answers 504, as the gateway does after 10 minutes. */
    public static ScriptedFault gatewayTimeout() {
        return instead("504", () -> plain(504, "Gateway Timeout"));
    }

    /** Answers 503 with an HTML page, as a web listener or a proxy does. */
    public static ScriptedFault htmlError() {
        return instead("html-error", () -> FakeResponse.of(503, "text/html; charset=utf-8", HTML));
    }

    /** Answers 200 with an HTML page. */
    public static ScriptedFault html() {
        return instead("html", () -> FakeResponse.of(200, "text/html; charset=utf-8", HTML));
    }

    /** Executes the request, and labels its response as plain text. */
    public static ScriptedFault wrongContentType() {
        return ScriptedFault.around(
                "wrong-content-type",
                (request, server) -> server.apply(request).withHeader("Content-Type", "text/plain; charset=utf-8"));
    }

    /**
     * Runs {@code writer} before the request is executed, as another user who adds, changes, removes or posts lines. Requests
     * made through {@code handle} pass the faults, too.
     */
    public static ScriptedFault anotherWriter(Consumer<FakeRequest> writer) {
        Objects.requireNonNull(writer, "writer");
        return ScriptedFault.around("another-writer", (request, server) -> {
            writer.accept(request);
            return server.apply(request);
        });
    }

    /** Gives this response instead of the server. */
    public static ScriptedFault answering(String name, FakeResponse response) {
        Objects.requireNonNull(response, "response");
        return instead(name, () -> response);
    }

    /** Gives your own function a name, a count and a place in schedules. */
    public static ScriptedFault custom(String name, Fault fault) {
        return ScriptedFault.around(name, fault);
    }

    /**
     * Returns the fault with this name, for example {@code cut-after-commit} or {@code 503}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static ScriptedFault named(String name) {
        return FaultCatalogue.named(name);
    }

    /** Returns the names that {@link #named(String) named(…)} knows. */
    public static Set<String> names() {
        return FaultCatalogue.names();
    }

    /**
     * Returns the fault for a command-line option. {@code 503} affects all requests, {@code 503:3} the first three, and {@code
     * 503:0.2} a fifth of them at random, the same ones in every run.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static Fault parse(String specification) {
        return FaultCatalogue.parse(specification);
    }

    private static ScriptedFault instead(String name, Supplier<FakeResponse> answer) {
        return ScriptedFault.instead(name, (request, server) -> answer.get());
    }

    private static FakeResponse plain(int status, String text) {
        return FakeResponse.of(status, "text/plain; charset=utf-8", text);
    }
}
