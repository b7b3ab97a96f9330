package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;

/** The platform's own check that a value is in the table it refers to. */
final class TableRelation {
    private TableRelation() {}

    static ODataError broken(String field, Object value, String relatedTable) {
        return new ODataError(
                400,
                "Internal_InvalidTableRelation",
                "The field " + field + " of table Gen. Journal Line contains a value (" + value
                        + ") that cannot be found in the related table (" + relatedTable + ").");
    }
}
