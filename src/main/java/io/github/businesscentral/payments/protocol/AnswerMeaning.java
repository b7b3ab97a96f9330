package io.github.businesscentral.payments.protocol;

import okhttp3.Response;

/**
 * What an answer means for the request that it answers. This is the one table of statuses and codes: retries, settlements and
 * batches ask it whether a request was executed and may be repeated, and exceptions ask it which of them to throw ({@code
 * business-central.md} 5.2, 5.4).
 *
 * <p>The code counts before the status, since the server sends the same code with different statuses.
 */
public enum AnswerMeaning {
    /** A success: 2xx. */
    DONE(Executed.MAYBE, false),
    /** Too many requests: 429. */
    THROTTLED(Executed.NEVER, true),
    /**
     * Another session holds the records: 409 with {@code Internal_ServerError}, or with another code of the server that has no
     * meaning of its own here. The server has rolled the request back.
     */
    LOCKED(Executed.NOT_UNLESS_ACTION, true),
    /** The service, or a gateway before it, cannot answer at the moment: 502, 503, 504. */
    UNAVAILABLE(Executed.MAYBE, true),
    /** The server gave up or failed in the middle: 408, 500. */
    BROKEN_OFF(Executed.MAYBE, true),
    /** The entity no longer has the ETag of the request: {@code Request_EntityChanged}, 412. */
    STALE(Executed.NOT_UNLESS_ACTION, false),
    /** Another record has the key: {@code Internal_EntityWithSameKeyExists}. */
    TAKEN(Executed.NOT_UNLESS_ACTION, false),
    /** The request itself is wrong: 400, 405, 413, 415, 501. */
    INVALID(Executed.NOT_UNLESS_ACTION, false),
    /** The credentials were refused: 401, {@code Authentication_…}. */
    UNAUTHENTICATED(Executed.NEVER, false),
    /** A forward proxy wants credentials, and has passed nothing on: 407. */
    PROXY_UNAUTHENTICATED(Executed.NEVER, false),
    /** A permission is missing: 403, {@code Authorization_…}. */
    FORBIDDEN(Executed.NOT_UNLESS_ACTION, false),
    /** What the address names is not there: 404. */
    NOT_FOUND(Executed.NOT_UNLESS_ACTION, false),
    /** A redirect that repeats the request elsewhere: 307, 308. */
    REDIRECTED(Executed.NEVER, false),
    /** A redirect that servers also send after they have executed a POST: 301, 302, 303. */
    REDIRECTED_AFTER(Executed.MAYBE, false),
    /** Any other 4xx. */
    REFUSED(Executed.NOT_UNLESS_ACTION, false),
    /** A status that the service does not send. */
    UNEXPECTED(Executed.MAYBE, false);

    private enum Executed {
        NEVER,
        /** An action commits before it ends, so an error can follow what it has done ({@code business-central.md} 3.8). */
        NOT_UNLESS_ACTION,
        MAYBE
    }

    private final Executed executed;
    private final boolean passing;

    AnswerMeaning(Executed executed, boolean passing) {
        this.executed = executed;
        this.passing = passing;
    }

    /** Returns the meaning of a status alone, for those who have not read the body. */
    public static AnswerMeaning of(int status) {
        return switch (status) {
            case 400, 405, 413, 415, 501 -> INVALID;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 408, 500 -> BROKEN_OFF;
            case 407 -> PROXY_UNAUTHENTICATED;
            case 412 -> STALE;
            case 429 -> THROTTLED;
            case 502, 503, 504 -> UNAVAILABLE;
            case 301, 302, 303 -> REDIRECTED_AFTER;
            case 307, 308 -> REDIRECTED;
            default -> ofFamily(status / 100);
        };
    }

    private static AnswerMeaning ofFamily(int family) {
        return switch (family) {
            case 2 -> DONE;
            case 4 -> REFUSED;
            default -> UNEXPECTED;
        };
    }

    /** Returns the meaning of a status with an {@code error.code}; empty if the body had none. */
    public static AnswerMeaning of(int status, String code) {
        return switch (code) {
            case "Request_EntityChanged" -> STALE;
            case "Internal_EntityWithSameKeyExists" -> TAKEN;
            case "Application_TooManyRequests" -> THROTTLED;
            case "Internal_TenantUnavailable" -> UNAVAILABLE;
            case "Internal_RecordNotFound", "Internal_CompanyNotFound" -> NOT_FOUND;
            // Other codes of a conflict stand for transient database errors, too.
            default -> status == 409 && !code.isEmpty() ? LOCKED : ofFamily(code, of(status));
        };
    }

    private static AnswerMeaning ofFamily(String code, AnswerMeaning otherwise) {
        if (code.startsWith("Authentication_")) {
            return UNAUTHENTICATED;
        }
        return code.startsWith("Authorization_") ? FORBIDDEN : otherwise;
    }

    /** Returns the meaning of a response; reads ahead in its body where the status alone does not tell. */
    public static AnswerMeaning of(Response response) {
        return response.code() == 409
                ? of(response.code(), ErrorBody.peek(response).code())
                : of(response.code());
    }

    /**
     * Whether the answer ends the request, and says that a create, an update or a delete was not executed. An action is not
     * executed later, but may have been executed before: see {@link #isActionNotExecuted}.
     */
    public boolean isNotExecuted() {
        return executed != Executed.MAYBE;
    }

    /** Whether the answer says that an action, such as a posting, was not executed. */
    public boolean isActionNotExecuted() {
        return executed == Executed.NEVER;
    }

    /** Whether another attempt of the same request may succeed. */
    public boolean isPassing() {
        return passing;
    }
}
