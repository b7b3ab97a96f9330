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
 * What can go wrong (rule 31). Each strikes every request until it is told otherwise: {@link ScriptedFault#on}, {@link
 * ScriptedFault#times}. Answers given in the server's place leave nothing done, unless {@link
 * ScriptedFault#afterCommit} or {@link ScriptedFault#thenCommit(int)} says so.
 */
public final class Faults {
    private static final String HTML = "<html><head><title>Service unavailable</title></head>"
            + "<body><h1>The service is unavailable.</h1></body></html>";
    /** More than the context and less than an entity, so that JSON has begun and is not whole. */
    private static final int BYTES_BEFORE_CUT = 200;

    private Faults() {}

    /** Breaks the connection when the request has arrived; the server does nothing. */
    public static ScriptedFault cutBeforeCommit() {
        return instead("cut-before-commit", FakeResponse::brokenConnection);
    }

    /** Breaks the connection when the server has done what it was asked. */
    public static ScriptedFault cutAfterCommit() {
        return cutBeforeCommit().afterCommit();
    }

    /** Breaks the connection; the server does what it was asked when so many further requests have been answered. */
    public static ScriptedFault cutThenCommit(int furtherRequests) {
        return cutBeforeCommit().thenCommit(furtherRequests);
    }

    /** Breaks the connection; the server does what it was asked when so much time has passed on its clock. */
    public static ScriptedFault cutThenCommit(Duration time) {
        return cutBeforeCommit().thenCommit(time);
    }

    /** Breaks the connection within the body of the answer. An answer without a body does not arrive at all. */
    public static ScriptedFault cutMidBody() {
        return ScriptedFault.around(
                "cut-mid-body", (request, server) -> server.apply(request).cutAfter(BYTES_BEFORE_CUT));
    }

    /** Does what was asked, and answers this much later. */
    public static ScriptedFault delay(Duration time) {
        return ScriptedFault.around(
                "delay", (request, server) -> server.apply(request).withDelay(time));
    }

    /** Does what was asked, and answers when the latch is open. */
    public static ScriptedFault heldBy(CountDownLatch latch) {
        return ScriptedFault.around(
                "held", (request, server) -> server.apply(request).heldBy(latch));
    }

    /** Does what was asked, and answers so many bytes of the body at a time, pausing before each. */
    public static ScriptedFault trickle(int bytes, Duration pause) {
        return ScriptedFault.around(
                "trickle", (request, server) -> server.apply(request).trickling(bytes, pause));
    }

    /** Does what was asked and answers, then closes the connection without having said so. Matters over sockets only. */
    public static ScriptedFault closeAfterAnswer() {
        return ScriptedFault.around(
                "close-after-answer", (request, server) -> server.apply(request).closing());
    }

    /** Says nothing for this long, then breaks the connection. */
    public static ScriptedFault silence(Duration time) {
        return instead("silence", () -> FakeResponse.brokenConnection().withDelay(time));
    }

    /** Answers 401, as to a token that has expired. */
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

    /** Answers 429 with {@code Retry-After} in seconds. For anything else in it there is {@code withHeader}. */
    public static ScriptedFault tooManyRequests(Duration retryAfter) {
        return tooManyRequests().withHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    public static ScriptedFault serverError() {
        return instead(
                "500", () -> FakeResponse.refusal(500, "Internal_ServerError", "An unexpected error has occurred."));
    }

    /**
     * Answers writes 409 {@code Internal_ServerError}: another session holds the rows for too long. Nothing is stored (rule
     * 34). For a posting see {@link #errorAfterPosting}.
     */
    public static ScriptedFault lockTimeout() {
        return instead("lock-timeout", FakeResponse::lockTimeout).on(Requests.writes());
    }

    /**
     * Posts the journal, everything is booked, and the answer is an error all the same (rule 39).
     *
     * @param status 409 for a lock timeout, 408 for a request that took more than 8 minutes, 400 for anything else that
     *     runs after the commit
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
     * Answers GETs without {@code Data-Access-Intent: ReadWrite} from a replica that lags so far behind on the stand-in's
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

    /** Answers 503 with a page of HTML, as a web listener or a proxy does. */
    public static ScriptedFault htmlError() {
        return instead("html-error", () -> FakeResponse.of(503, "text/html; charset=utf-8", HTML));
    }

    /** Answers 200 with a page of HTML. */
    public static ScriptedFault html() {
        return instead("html", () -> FakeResponse.of(200, "text/html; charset=utf-8", HTML));
    }

    /** Does what was asked, and calls its answer plain text. */
    public static ScriptedFault wrongContentType() {
        return ScriptedFault.around(
                "wrong-content-type",
                (request, server) -> server.apply(request).withHeader("Content-Type", "text/plain; charset=utf-8"));
    }

    /**
     * Lets somebody else act before the request is carried out: add, change, remove or post lines. What is done through
     * {@code handle} passes the faults, too.
     */
    public static ScriptedFault anotherWriter(Consumer<FakeRequest> writer) {
        Objects.requireNonNull(writer, "writer");
        return ScriptedFault.around("another-writer", (request, server) -> {
            writer.accept(request);
            return server.apply(request);
        });
    }

    /** Gives this answer in the server's place. */
    public static ScriptedFault answering(String name, FakeResponse response) {
        Objects.requireNonNull(response, "response");
        return instead(name, () -> response);
    }

    /** Gives a function of one's own a name, a place in schedules and a count. */
    public static ScriptedFault custom(String name, Fault fault) {
        return ScriptedFault.around(name, fault);
    }

    /**
     * Returns the fault with this name, such as {@code cut-after-commit} or {@code 503}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static ScriptedFault named(String name) {
        return FaultCatalogue.named(name);
    }

    /** Returns the names that {@link #named(String)} knows. */
    public static Set<String> names() {
        return FaultCatalogue.names();
    }

    /**
     * Returns the fault that a command line asks for: {@code 503} strikes always, {@code 503:3} the first three requests,
     * {@code 503:0.2} every fifth by chance, the same ones in every run.
     *
     * @throws IllegalArgumentException if it cannot be read so
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
