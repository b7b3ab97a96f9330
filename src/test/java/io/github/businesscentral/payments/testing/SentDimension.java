package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Set;
import java.util.UUID;

/** Finds the dimension and the value that a request names, each by id, by code or by both (5.3). */
final class SentDimension {
    private final Database database;
    private final Set<Choice> choices;
    private final UUID id;
    private final String code;
    private final UUID valueId;
    private final String valueCode;

    SentDimension(Database database, SentValues sent, Set<Choice> choices) {
        this.database = database;
        this.choices = choices;
        id = (UUID) sent.get("id", Kind.GUID.blank());
        code = (String) sent.get("code", "");
        valueId = (UUID) sent.get("valueId", Kind.GUID.blank());
        valueCode = (String) sent.get("valueCode", "");
    }

    /** Refuses a request that names no dimension or no value; blanks name nothing. */
    void requireBoth() {
        if (!isSent(id) && code.isEmpty()) {
            throw ODataError.dialog("The \"id\" or \"code\" field must be filled in.");
        }
        if (!isSent(valueId) && valueCode.isEmpty()) {
            throw ODataError.dialog("The \"valueId\" or \"valueCode\" field must be filled in.");
        }
    }

    Row dimension() {
        if (!isSent(id)) {
            return database.dimensions().find(null, code).orElseThrow(this::unknownCode);
        }
        Row dimension = database.dimensions()
                .find(id)
                .orElseThrow(() -> ODataError.dialog("The \"id\" does not match to a Dimension."));
        if (!code.isEmpty() && !code.equals(dimension.text("code"))) {
            throw ODataError.dialog("The dimension field values do not match to a specific Dimension.");
        }
        return dimension;
    }

    private ODataError unknownCode() {
        return choices.contains(Choice.UNKNOWN_DIMENSION_CODE_IS_TABLE_RELATION_ERROR)
                ? TableRelation.broken("Dimension Code", "Dimension Set Entry Buffer", code, "Dimension")
                : ODataError.dialog("The \"code\" does not match to a Dimension.");
    }

    Row value(Row dimension) {
        if (!isSent(valueId)) {
            return database.dimensionValues()
                    .find(dimension.id(), valueCode)
                    .orElseThrow(() -> ODataError.dialog("The \"valueCode\" does not match to a Dimension Value."));
        }
        Row value = database.dimensionValues()
                .find(valueId)
                .filter(found -> found.guid("dimensionId").equals(dimension.id()))
                .orElseThrow(() -> ODataError.dialog("The \"valueId\" does not match to a Dimension Value."));
        if (!valueCode.isEmpty() && !valueCode.equals(value.text("code"))) {
            throw ODataError.dialog("The values of the \"dimensionCode\" field and the \"dimensionId\" field do not"
                    + " refer to the same Dimension Value.");
        }
        return value;
    }

    private static boolean isSent(UUID id) {
        return !id.equals(Kind.GUID.blank());
    }
}
