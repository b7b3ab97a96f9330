package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules 25 and 26: a write says which version it is made for. */
final class IfMatch {
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

    private IfMatch() {}

    /** Rule 25: without a valid tag 400, with an old one 409, {@code *} passes. */
    static void require(@Nullable String header, Row row) {
        if (header == null) {
            throw invalidToken();
        }
        compare(header, row);
    }

    /** Rule 26: compares only if the header was sent. */
    static void allow(@Nullable String header, Row row) {
        if (header != null) {
            compare(header, row);
        }
    }

    private static void compare(String header, Row row) {
        String tag = header.trim();
        if (tag.equals("*")) {
            return;
        }
        if (!ENTITY_TAG.matcher(tag).matches()) {
            throw invalidToken();
        }
        if (!tag.equals(row.etag())) {
            throw new ODataError(409, "Request_EntityChanged", "Another user has already changed the record.");
        }
    }

    private static ODataError invalidToken() {
        return new ODataError(
                400,
                "BadRequest_InvalidToken",
                "Could not validate the client concurrency token required by the service."
                        + " Please provide a valid token in the client request.");
    }
}
