package io.github.businesscentral.payments.testing.odata;

import java.util.UUID;

/** The refusal of a request, on its way to become the body of 5.1. */
public final class ODataError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    /** What stands before and behind the label of the correlation id. */
    private final String gap;

    public ODataError(int status, String code, String message) {
        this(status, code, message, "  ");
    }

    private ODataError(int status, String code, String message, String gap) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.gap = gap;
    }

    /** Rule 34: another session holds the rows. A single blank stands around the label in this text. */
    public static ODataError lockTimeout(String table) {
        return new ODataError(
                409,
                "Internal_ServerError",
                "We can't save your changes right now, because a record in table '" + table + "' is being updated in a"
                        + " transaction done by another session.\r\n\r\nYou'll have to wait until the other transaction has"
                        + " completed, which may take a while. Please try again later.",
                " ");
    }

    /** Returns the refusal of a request that is wrong in itself. */
    public static ODataError badRequest(String message) {
        return new ODataError(400, "BadRequest", message);
    }

    /** Returns what any {@code Error(…)} of the application becomes. */
    public static ODataError dialog(String message) {
        return new ODataError(400, "Application_DialogException", message);
    }

    /** Rule 3: no route leads there. */
    public static ODataError noRoute(Object uri) {
        return new ODataError(
                404, "BadRequest_NotFound", "No HTTP resource was found that matches the request URI '" + uri + "'.");
    }

    /** Rule 3: the route is good, but a segment of it or the entity is not there. */
    public static ODataError notFound(String segment) {
        return new ODataError(
                404, "BadRequest_ResourceNotFound", "Resource not found for the segment '" + segment + "'.");
    }

    /** The verb is not offered on the set. */
    public static ODataError methodNotAllowed(String method, String set) {
        return new ODataError(
                405,
                "BadRequest_MethodNotAllowed",
                "'" + method + "' requests for '" + set
                        + "' of EdmType 'Entity' are not allowed within Microsoft Dynamics NAV OData web services.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Rule 5: the message as it stands in the body, spaces around the label, a full stop after the GUID. */
    public String messageWith(UUID correlationId) {
        return getMessage() + gap + "CorrelationId:" + gap + correlationId + ".";
    }
}
