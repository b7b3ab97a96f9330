package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/**
 * The value of {@code error.code} in an error body. Use it in conditions instead of the message or the status: messages are
 * translated, and the server sends the same code with different statuses ({@code business-central.md} 5.2).
 *
 * <p>The set is open. The constants are the codes that programs usually handle; the server may send others.
 */
public final class ErrorCode implements Serializable {
    /** The response had no code, because a gateway or proxy sent it or the body has another format. */
    public static final ErrorCode NONE = new ErrorCode("");

    /** A business rule rejected the request; the message states which. */
    public static final ErrorCode DIALOG_EXCEPTION = new ErrorCode("Application_DialogException");

    /** A string is longer than its field. */
    public static final ErrorCode STRING_EXCEEDED_LENGTH = new ErrorCode("Application_StringExceededLength");

    /** Too many requests. */
    public static final ErrorCode TOO_MANY_REQUESTS = new ErrorCode("Application_TooManyRequests");

    /** {@code If-Match} is missing or malformed. */
    public static final ErrorCode INVALID_TOKEN = new ErrorCode("BadRequest_InvalidToken");

    /** The address does not exist. */
    public static final ErrorCode NOT_FOUND = new ErrorCode("BadRequest_NotFound");

    /** The entity, or a part of the address, does not exist. */
    public static final ErrorCode RESOURCE_NOT_FOUND = new ErrorCode("BadRequest_ResourceNotFound");

    /** Business Central's application code did not find a record. */
    public static final ErrorCode RECORD_NOT_FOUND = new ErrorCode("Internal_RecordNotFound");

    /** The company does not exist. */
    public static final ErrorCode COMPANY_NOT_FOUND = new ErrorCode("Internal_CompanyNotFound");

    /** Another record has the key, for example the line number in the journal. */
    public static final ErrorCode ENTITY_WITH_SAME_KEY_EXISTS = new ErrorCode("Internal_EntityWithSameKeyExists");

    /** A value does not exist in the table that it refers to. */
    public static final ErrorCode INVALID_TABLE_RELATION = new ErrorCode("Internal_InvalidTableRelation");

    /** The tenant is temporarily unavailable. */
    public static final ErrorCode TENANT_UNAVAILABLE = new ErrorCode("Internal_TenantUnavailable");

    /** The ETag is not the entity's current one. */
    public static final ErrorCode ENTITY_CHANGED = new ErrorCode("Request_EntityChanged");

    /** The token or its audience was rejected, or the application is not set up in the environment. */
    public static final ErrorCode INVALID_CREDENTIALS = new ErrorCode("Authentication_InvalidCredentials");

    @Serial
    private static final long serialVersionUID = 1;

    private final String value;

    private ErrorCode(String value) {
        this.value = value;
    }

    /** Returns the code with this text. */
    public static ErrorCode of(String value) {
        Objects.requireNonNull(value, "value");
        return value.isEmpty() ? NONE : new ErrorCode(value);
    }

    /** The text as the server sent it; empty for {@link #NONE}. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorCode that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
