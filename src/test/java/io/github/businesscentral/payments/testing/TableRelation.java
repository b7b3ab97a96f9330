package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;

/** The platform's own check that a value is in the table it refers to. */
final class TableRelation {
    private TableRelation() {}

    /** Returns the refusal of a value in a journal line. */
    static ODataError broken(String field, Object value, String relatedTable) {
        return broken(field, "Gen. Journal Line", value, relatedTable);
    }

    static ODataError broken(String field, String table, Object value, String relatedTable) {
        return new ODataError(
                400,
                "Internal_InvalidTableRelation",
                "The field " + field + " of table " + table + " contains a value (" + value
                        + ") that cannot be found in the related table (" + relatedTable + ").");
    }
}
