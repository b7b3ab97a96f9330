package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;

/**
 * The refusals of a journal line by AL's field checks, {@code TestField} and {@code FieldError}.
 *
 * @param where the line, as these texts name it
 */
record LineError(String where) {
    static LineError at(String template, String journal, int lineNumber) {
        return new LineError("Gen. Journal Line: Journal Template Name=" + template + ", Journal Batch Name=" + journal
                + ", Line No.=" + lineNumber + ".");
    }

    ODataError empty(String field) {
        return error(field + " must have a value in " + where + " It cannot be zero or empty.");
    }

    /** Returns the refusal whose text goes on like this before the line is named. */
    ODataError of(String start) {
        return error(start + where);
    }

    ODataError notNegative(String field) {
        return error(field + " must be negative in " + where);
    }

    static ODataError error(String message) {
        return new ODataError(400, "Application_FieldValidationException", message);
    }
}
