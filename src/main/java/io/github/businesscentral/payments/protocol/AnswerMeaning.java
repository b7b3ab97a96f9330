package io.github.businesscentral.payments.protocol;

import okhttp3.Response;

/**
 * The meaning of a response for its request. This is the only table of statuses and codes. Retries, settlements and batches use
 * it to decide whether a request was executed and may be repeated; exceptions use it to choose their type ({@code
 * business-central.md} 5.2, 5.4).
 *
 * <p>The code decides before the status, because the server sends the same code with different statuses.
 */
public enum AnswerMeaning {
    /** A success: 2xx. */
    DONE(Executed.MAYBE, false),
    /** Too many requests: 429. */
    THROTTLED(Executed.NEVER, true),
    /**
     * Another session has locked the records: 409 with {@code Internal_ServerError}, or with another server code that is not
     * listed here. The server has rolled the request back.
     */
    LOCKED(Executed.NOT_UNLESS_ACTION, true),
    /** The service, or a gateway in front of it, is temporarily unavailable: 502, 503, 504. */
    UNAVAILABLE(Executed.MAYBE, true),
    /** The server aborted or failed during the request: 408, 500. */
    BROKEN_OFF(Executed.MAYBE, true),
    /** The entity no longer has the ETag of the request: {@code Request_EntityChanged}, 412. */
    STALE(Executed.NOT_UNLESS_ACTION, false),
    /** Another record has the key: {@code Internal_EntityWithSameKeyExists}. */
    TAKEN(Executed.NOT_UNLESS_ACTION, false),
    /** The request itself is wrong: 400, 405, 413, 415, 501. */
    INVALID(Executed.NOT_UNLESS_ACTION, false),
    /** The credentials were refused: 401, {@code Authentication_…}. */
    UNAUTHENTICATED(Executed.NEVER, false),
    /** A forward proxy requires credentials and did not forward the request: 407. */
    PROXY_UNAUTHENTICATED(Executed.NEVER, false),
    /** A permission is missing: 403, {@code Authorization_…}. */
    FORBIDDEN(Executed.NOT_UNLESS_ACTION, false),
    /** The resource does not exist: 404. */
    NOT_FOUND(Executed.NOT_UNLESS_ACTION, false),
    /** A redirect that repeats the request at another address: 307, 308. */
    REDIRECTED(Executed.NEVER, false),
    /** A redirect that servers may also send after they have executed a POST: 301, 302, 303. */
    REDIRECTED_AFTER(Executed.MAYBE, false),
    /** Any other 4xx. */
    REFUSED(Executed.NOT_UNLESS_ACTION, false),
    /** A status that the service does not send. */
    UNEXPECTED(Executed.MAYBE, false);

    private enum Executed {
        NEVER,
        /** An action commits before it ends, so an error can follow after it took effect ({@code business-central.md} 3.8). */
        NOT_UNLESS_ACTION,
        MAYBE
    }

    private final Executed executed;
    private final boolean passing;

    AnswerMeaning(Executed executed, boolean passing) {
        this.executed = executed;
        this.passing = passing;
    }

    /** Returns the meaning of a status alone, for callers that have not read the body. */
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

    /** Returns the meaning of a status with an {@code error.code}, which is empty if the body had none. */
    public static AnswerMeaning of(int status, String code) {
        return switch (code) {
            case "Request_EntityChanged" -> STALE;
            case "Internal_EntityWithSameKeyExists" -> TAKEN;
            case "Application_TooManyRequests" -> THROTTLED;
            case "Internal_TenantUnavailable" -> UNAVAILABLE;
            case "Internal_RecordNotFound", "Internal_CompanyNotFound" -> NOT_FOUND;
            // Other codes of a conflict also stand for transient database errors.
            default -> status == 409 && !code.isEmpty() ? LOCKED : ofFamily(code, of(status));
        };
    }

    private static AnswerMeaning ofFamily(String code, AnswerMeaning otherwise) {
        if (code.startsWith("Authentication_")) {
            return UNAUTHENTICATED;
        }
        return code.startsWith("Authorization_") ? FORBIDDEN : otherwise;
    }

    /** Returns the meaning of a response. Peeks into its body if the status alone is ambiguous. */
    public static AnswerMeaning of(Response response) {
        return response.code() == 409
                ? of(response.code(), ErrorBody.peek(response).code())
                : of(response.code());
    }

    /**
     * Whether the response is final and states that a create, an update or a delete was not executed. An action will not be
     * executed later either, but may have been executed before: see {@link #isActionNotExecuted}.
     */
    public boolean isNotExecuted() {
        return executed != Executed.MAYBE;
    }

    /** Whether the response states that an action, such as a posting, was not executed. */
    public boolean isActionNotExecuted() {
        return executed == Executed.NEVER;
    }

    /** Whether another attempt of the same request may succeed. */
    public boolean isPassing() {
        return passing;
    }
}
