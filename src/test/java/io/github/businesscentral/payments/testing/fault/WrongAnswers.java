package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Successful responses that do not match their request, as broken proxies and caches send them. The server has executed the
 * request, unless stated otherwise. Select the requests with {@link ScriptedFault#on on(…)}.
 */
public final class WrongAnswers {
    private static final String JSON = "application/json; odata.metadata=minimal";

    private WrongAnswers() {}

    /** Responds with the entity, but with a line number that is 1 greater. */
    public static ScriptedFault anotherLineNumber() {
        return rewriting("another-line-number", body -> {
            String label = "\"lineNumber\":";
            int start = body.indexOf(label) + label.length();
            int end = start;
            while (end < body.length() && (body.charAt(end) == '-' || Character.isDigit(body.charAt(end)))) {
                end++;
            }
            return start < label.length() || end == start
                    ? body
                    : body.substring(0, start) + (Long.parseLong(body.substring(start, end)) + 1) + body.substring(end);
        });
    }

    /** Responds with the entity, but with an id that does not exist. */
    public static ScriptedFault anotherId() {
        return rewriting(
                "another-id",
                body -> body.replaceFirst(
                        "\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"" + UUID.nameUUIDFromBytes(new byte[1]) + "\""));
    }

    /** Responds with the entity's id only. */
    public static ScriptedFault onlyAnId() {
        return rewriting("only-an-id", body -> {
            int start = body.indexOf("\"id\":\"");
            return start < 0 ? body : "{" + body.substring(start, body.indexOf('"', start + 6) + 1) + "}";
        });
    }

    /** Responds with the response to the last request that this fault affected. The first one gets its own response. */
    public static ScriptedFault answerOfAnother() {
        AtomicReference<FakeResponse> last = new AtomicReference<>();
        return ScriptedFault.around("answer-of-another", (request, server) -> {
            FakeResponse own = server.apply(request);
            FakeResponse other = last.getAndSet(own);
            return other == null ? own : other;
        });
    }

    /**
     * Answers 200 with a body that is not an entity. The server does not execute the request, except with {@link
     * ScriptedFault#afterCommit}.
     */
    public static ScriptedFault okWithAnyBody() {
        return instead("200-any-body", FakeResponse.of(200, JSON, "{\"status\":\"ok\"}"));
    }

    /** Answers 200 without a body. The server does not execute the request, except with {@link ScriptedFault#afterCommit}. */
    public static ScriptedFault okWithoutBody() {
        return instead("200-empty", FakeResponse.of(200));
    }

    /** Answers 201 without a body. The server does not execute the request, except with {@link ScriptedFault#afterCommit}. */
    public static ScriptedFault createdWithoutBody() {
        return instead("201-empty", FakeResponse.of(201));
    }

    /** Answers 204. The server does not execute the request, except with {@link ScriptedFault#afterCommit}. */
    public static ScriptedFault noContent() {
        return instead("204", FakeResponse.of(204));
    }

    private static ScriptedFault instead(String name, FakeResponse answer) {
        return ScriptedFault.instead(name, (request, server) -> answer);
    }

    /** Changes the body of a success. Errors stay unchanged. */
    private static ScriptedFault rewriting(String name, UnaryOperator<String> change) {
        return ScriptedFault.around(name, (request, server) -> {
            FakeResponse answer = server.apply(request);
            return answer.status() == 200 || answer.status() == 201
                    ? FakeResponse.of(answer.status(), JSON, change.apply(answer.bodyText()))
                    : answer;
        });
    }
}
