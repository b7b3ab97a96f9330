package io.github.businesscentral.payments.protocol;

/**
 * What an answer means for the request that it answers. This is the one table of statuses and codes: retries, settlements and
 * batches ask it whether a request was executed and may be repeated, and exceptions ask it which of them to throw ({@code
 * business-central.md} 5.2, 5.4).
 *
 * <p>The code counts before the status, since the server sends the same code with different statuses.
 */
public enum AnswerMeaning {
    /** A success: 2xx. */
    DONE(Effect.UNKNOWN, false),
    /** Too many requests: 429. */
    THROTTLED(Effect.NONE, true),
    /** The service, or a gateway before it, cannot answer at the moment: 502, 503, 504. */
    UNAVAILABLE(Effect.UNKNOWN, true),
    /** The server gave up or failed in the middle: 408, 500. */
    BROKEN_OFF(Effect.UNKNOWN, true),
    /** The entity no longer has the ETag of the request: {@code Request_EntityChanged}, 412. */
    STALE(Effect.NONE, false),
    /** Another record has the key: {@code Internal_EntityWithSameKeyExists}. */
    TAKEN(Effect.NONE, false),
    /** The request itself is wrong: 400, 405, 413, 415, 501. */
    INVALID(Effect.NONE, false),
    /** The credentials were refused: 401, {@code Authentication_…}. */
    UNAUTHENTICATED(Effect.NONE, false),
    /** A permission is missing: 403, {@code Authorization_…}. */
    FORBIDDEN(Effect.NONE, false),
    /** What the address names is not there: 404. */
    NOT_FOUND(Effect.NONE, false),
    /** A redirect that repeats the request elsewhere: 307, 308. */
    REDIRECTED(Effect.NONE, false),
    /** A redirect that servers also send after they have executed a POST: 301, 302, 303. */
    REDIRECTED_AFTER(Effect.UNKNOWN, false),
    /** Any other 4xx. */
    REFUSED(Effect.NONE, false),
    /** A status that the service does not send. */
    UNEXPECTED(Effect.UNKNOWN, false);

    private enum Effect {
        NONE,
        UNKNOWN
    }

    private final Effect effect;
    private final boolean passing;

    AnswerMeaning(Effect effect, boolean passing) {
        this.effect = effect;
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
            default -> ofFamily(code, of(status));
        };
    }

    private static AnswerMeaning ofFamily(String code, AnswerMeaning otherwise) {
        if (code.startsWith("Authentication_")) {
            return UNAUTHENTICATED;
        }
        return code.startsWith("Authorization_") ? FORBIDDEN : otherwise;
    }

    /** Whether the answer says that the request was not executed. */
    public boolean isNotExecuted() {
        return effect == Effect.NONE;
    }

    /** Whether another attempt of the same request may succeed. */
    public boolean isPassing() {
        return passing;
    }
}
