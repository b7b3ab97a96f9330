package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.Set;

/** The choices that concern nothing but how a refusal looks. */
record Refusal(Set<Choice> choices) {
    private static final String RECORD_NOT_FOUND = "Internal_RecordNotFound";

    /** Returns the refusal as it was chosen to look. */
    ODataError of(ODataError e) {
        ODataError chosen = renamed(e);
        boolean bad = chosen.code().equals(RECORD_NOT_FOUND) && choices.contains(Choice.RECORD_NOT_FOUND_IS_400);
        return bad ? new ODataError(400, chosen.code(), chosen.getMessage()) : chosen;
    }

    private ODataError renamed(ODataError e) {
        if (e.code().equals("BadRequest_ResourceNotFound")
                && e.getMessage().endsWith(")'.")
                && choices.contains(Choice.MISSING_ENTITY_IS_RECORD_NOT_FOUND)) {
            return new ODataError(404, RECORD_NOT_FOUND, e.getMessage());
        }
        if (e.code().equals("Internal_InvalidTableRelation")
                && e.getMessage().endsWith("(Gen. Journal Batch).")
                && choices.contains(Choice.UNKNOWN_JOURNAL_IS_RECORD_NOT_FOUND)) {
            return new ODataError(404, RECORD_NOT_FOUND, "The Gen. Journal Batch does not exist.");
        }
        if (e.status() == 403 && choices.contains(Choice.PERMISSION_ERROR_IS_UNKNOWN)) {
            return new ODataError(403, "Unknown", e.getMessage());
        }
        return e;
    }
}
